/** Results that last: the database in the folder of a run, which keeps what is finished while the rest is computed. */
@NullMarked
package dev.anneal.store;

import org.jspecify.annotations.NullMarked;

package dev.anneal.cli;

/** How {@code anneal check} says what it found. */
enum Format {
    /** For people: on standard error, the first twenty. */
    TEXT,
    /** For programs: on standard output, all of them, as one JSON document. */
    JSON
}

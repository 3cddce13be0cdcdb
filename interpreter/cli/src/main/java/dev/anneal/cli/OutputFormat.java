package dev.anneal.cli;

/** How {@code anneal check} says what it found. */
enum OutputFormat {
    /** For people: on standard error, the first twenty. */
    TEXT,
    /** For programs: on standard output, all of them, as one JSON document. */
    JSON
}

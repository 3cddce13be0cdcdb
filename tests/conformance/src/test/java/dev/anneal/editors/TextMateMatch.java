package dev.anneal.editors;

/** Where a pattern matched a line: the whole match is group 0, and a group that took no part is at -1. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TextMateMatch(int[] starts, int[] ends) {
    int start() {
        return starts[0];
    }

    int end() {
        return ends[0];
    }
}

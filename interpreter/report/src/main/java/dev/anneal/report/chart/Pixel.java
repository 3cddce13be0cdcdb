package dev.anneal.report.chart;

/** A place on the page. */
record Pixel(double x, double y) {}

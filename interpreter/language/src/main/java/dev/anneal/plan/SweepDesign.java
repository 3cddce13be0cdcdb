package dev.anneal.plan;

import dev.anneal.core.Core;
import dev.anneal.core.CoreDecl;
import java.util.List;
import java.util.Optional;

/**
 * What a sweep does with each of its cells.
 *
 * @param axes the names of its axes, in order
 * @param repeats how many fits it makes for a cell, at most
 * @param until when the fits of a cell are enough, as a condition on its measures
 * @param measures what is measured over the fits of a cell; where there is nothing, each fit is kept
 */
public record SweepDesign(List<String> axes, long repeats, Optional<Core> until, List<CoreDecl.Column> measures) {
    public SweepDesign {
        axes = List.copyOf(axes);
        measures = List.copyOf(measures);
    }
}

package dev.anneal.editors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A TextMate grammar, read from its JSON. Of the format it knows what Anneal's grammar uses, and refuses the rest, so
 * that no part of the grammar is left out of the tests unnoticed.
 */
record TextMateGrammar(String scope, List<TextMateRule> rules, Map<String, TextMateRule> repository) {
    private static final Set<String> OF_MATCH = Set.of("comment", "match", "name", "captures");
    private static final Set<String> OF_REGION =
            Set.of("comment", "begin", "end", "name", "contentName", "beginCaptures", "endCaptures", "patterns");
    private static final Set<String> OF_GROUP = Set.of("comment", "patterns");
    private static final Set<String> OF_INCLUDE = Set.of("include");

    static TextMateGrammar of(JsonNode json) {
        Map<String, TextMateRule> repository = new LinkedHashMap<>();
        json.path("repository").properties().forEach(entry -> repository.put(entry.getKey(), rule(entry.getValue())));
        return new TextMateGrammar(json.path("scopeName").asText(), rules(json), repository);
    }

    /** The rules that match something of their own, with groups and includes replaced by what they stand for. */
    List<TextMateRule> resolved(List<TextMateRule> written) {
        List<TextMateRule> resolved = new ArrayList<>();
        for (TextMateRule rule : written) {
            if (rule instanceof TextMateRule.Group group) {
                resolved.addAll(resolved(group.rules()));
            } else if (rule instanceof TextMateRule.Include include) {
                resolved.addAll(resolved(included(include.target())));
            } else {
                resolved.add(rule);
            }
        }
        return resolved;
    }

    private List<TextMateRule> included(String target) {
        if (target.equals("$self")) {
            return rules;
        }
        TextMateRule rule = target.startsWith("#") ? repository.get(target.substring(1)) : null;
        if (rule == null) {
            throw new IllegalArgumentException("the grammar includes " + target + ", which is not in it");
        }
        return List.of(rule);
    }

    private static List<TextMateRule> rules(JsonNode parent) {
        return StreamSupport.stream(parent.path("patterns").spliterator(), false)
                .map(TextMateGrammar::rule)
                .toList();
    }

    private static TextMateRule rule(JsonNode json) {
        if (json.has("include")) {
            demandOnly(OF_INCLUDE, json);
            return new TextMateRule.Include(json.path("include").asText());
        }
        if (json.has("match")) {
            demandOnly(OF_MATCH, json);
            return new TextMateRule.Match(pattern(json, "match"), text(json, "name"), captures(json, "captures"));
        }
        if (json.has("begin")) {
            demandOnly(OF_REGION, json);
            return new TextMateRule.Region(
                    pattern(json, "begin"),
                    pattern(json, "end"),
                    text(json, "name"),
                    text(json, "contentName"),
                    captures(json, "beginCaptures"),
                    captures(json, "endCaptures"),
                    rules(json));
        }
        demandOnly(OF_GROUP, json);
        return new TextMateRule.Group(rules(json));
    }

    private static void demandOnly(Set<String> known, JsonNode json) {
        json.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new IllegalArgumentException("the tests cannot read \"" + field + "\" in " + json);
            }
        });
    }

    private static TextMatePattern pattern(JsonNode json, String field) {
        return new TextMatePattern(text(json, field).orElseThrow());
    }

    private static Optional<String> text(JsonNode json, String field) {
        return json.has(field) ? Optional.of(json.path(field).asText()) : Optional.empty();
    }

    private static Map<Integer, String> captures(JsonNode json, String field) {
        Map<Integer, String> captures = new LinkedHashMap<>();
        json.path(field).properties().forEach(entry -> {
            demandOnly(Set.of("name"), entry.getValue());
            captures.put(
                    Integer.valueOf(entry.getKey()),
                    entry.getValue().path("name").asText());
        });
        return captures;
    }
}

package dev.anneal.repl;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.Kind;
import dev.anneal.catalogue.StandardLibrary;
import dev.anneal.repl.Completion.Candidate;
import dev.anneal.syntax.Keywords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can stand at the cursor: decided by where in its statement it stands. What there is to choose from, {@link Offers} knows. */
final class Completer {
    private static final List<String> CLAUSE_WORDS = List.of(
            "fit", "under", "along", "by", "until", "start", "record", "seed", "over", "repeat", "measure", "on");

    private final Offers offers;
    private final StandardLibrary library;

    Completer(Workspace workspace, Catalogue catalogue, StandardLibrary library) {
        this.offers = new Offers(workspace, catalogue, library);
        this.library = library;
    }

    Completion complete(String typed, int cursor) {
        String head = typed.substring(0, cursor);
        return Command.isCommand(head) ? command(head) : statement(head);
    }

    private Completion command(String head) {
        int colon = head.indexOf(':');
        int end = colon + 1;
        while (end < head.length() && !Character.isWhitespace(head.charAt(end))) {
            end++;
        }
        if (end == head.length()) {
            List<Candidate> commands = new ArrayList<>();
            for (Command command : Command.values()) {
                commands.add(new Candidate(":" + command.word(), command.summary(), command.needsArgument()));
            }
            return new Completion(colon, commands);
        }
        List<Command> meant = Command.of(head.substring(colon + 1, end).replace("!", ""));
        String rest = head.substring(end).stripLeading();
        int from = head.length() - rest.length();
        if (meant.size() != 1) {
            return new Completion(head.length(), List.of());
        }
        return switch (meant.get(0)) {
            case LOAD, SAVE -> files(rest, from);
            case SET -> new Completion(from, offers.inputs());
            case DOC -> new Completion(from, offers.documented());
            case HELP -> {
                List<Candidate> commands = new ArrayList<>();
                Command.words().forEach(word -> commands.add(new Candidate(word, "", false)));
                yield new Completion(from, commands);
            }
            case TYPE, TIME, PLAN -> {
                Completion inner = statement(rest);
                yield new Completion(from + inner.from(), inner.candidates());
            }
            case VARS, RELOAD, SEED, RESET, QUIT -> new Completion(head.length(), List.of());
        };
    }

    private static Completion files(String typed, int from) {
        int begin = typed.startsWith("\"") ? 1 : 0;
        return new Completion(from + begin, FileNames.beginning(typed.substring(begin)));
    }

    private Completion statement(String head) {
        Cursor cursor = new Cursor(head);
        if (cursor.isInComment()) {
            return new Completion(head.length(), List.of());
        }
        Optional<String> open = cursor.openText();
        if (open.isPresent()) {
            int from = head.length() - open.get().length();
            return new Completion(
                    from, cursor.word(0).equals("import") ? FileNames.beginning(open.get()) : choices(cursor));
        }
        if (cursor.word(0).equals("import")) {
            return importing(cursor, head);
        }
        return new Completion(cursor.from(), candidates(cursor));
    }

    private List<Candidate> choices(Cursor cursor) {
        Optional<Cursor.Bracket> bracket = cursor.bracket();
        return bracket.isPresent() && bracket.get().label().isPresent()
                ? offers.choices(
                        cursor.callee(bracket.get()), bracket.get().label().get())
                : List.of();
    }

    /** The path of a module is several words, and is completed as one. */
    private Completion importing(Cursor cursor, String head) {
        Optional<Cursor.Bracket> bracket = cursor.bracket();
        if (bracket.isPresent()) {
            String module = head.substring(head.indexOf("import") + 6, head.indexOf('('))
                    .strip();
            return new Completion(cursor.from(), offers.ofModule(module));
        }
        String path = head.substring(head.lastIndexOf("import") + 6).stripLeading();
        List<Candidate> modules = new ArrayList<>();
        library.modules().forEach(module -> modules.add(new Candidate(module, "", false)));
        return new Completion(head.length() - path.length(), path.contains(" ") ? List.of() : modules);
    }

    private List<Candidate> candidates(Cursor cursor) {
        Optional<String> receiver = cursor.receiver();
        if (receiver.isPresent()) {
            return offers.members(receiver.get());
        }
        Optional<Cursor.Bracket> bracket = cursor.bracket();
        if (bracket.isPresent() && bracket.get().sign().equals("(")) {
            return inCall(cursor, bracket.get());
        }
        if (cursor.isInStudy()) {
            return inStudy(cursor);
        }
        if (cursor.isBehindValue()) {
            return joiners(cursor);
        }
        if (cursor.size() == 0) {
            List<Candidate> all = offers.words(Keywords.declarations(), "");
            all.addAll(offers.expressions());
            return all;
        }
        if (cursor.before().equals("=")
                || cursor.before().equals("*")
                || cursor.before().equals("+")) {
            return switch (cursor.word(0)) {
                case "target" -> offers.of(Kind.DENSITY);
                case "family" -> offers.of(Kind.FAMILY);
                case "schedule" -> offers.of(Kind.SCHEDULE);
                case "plot" -> offers.of(Kind.CHART);
                default -> offers.expressions();
            };
        }
        boolean names = cursor.size() == 1
                && List.of("param", "let", "fn", "target", "family", "schedule", "run", "sweep", "table")
                        .contains(cursor.word(0));
        if (names) {
            return List.of();
        }
        return cursor.size() == 1 && cursor.word(0).equals("plot") ? offers.of(Kind.CHART) : offers.expressions();
    }

    /** The words that can go on with a statement behind a value. */
    private List<Candidate> joiners(Cursor cursor) {
        return switch (cursor.word(0)) {
            case "expect" -> offers.words(List.of("within", "se of", "of"), "");
            case "save" -> offers.words(List.of("to"), "");
            case "table" -> offers.words(List.of("where", "group by", "select"), "");
            default -> List.of();
        };
    }

    private List<Candidate> inCall(Cursor cursor, Cursor.Bracket bracket) {
        String callee = cursor.callee(bracket);
        List<Candidate> all = new ArrayList<>();
        if (bracket.label().isEmpty()) {
            all.addAll(offers.arguments(callee, bracket.labels()));
        }
        if (offers.isChart(callee) && bracket.commas() > 0) {
            all.addAll(offers.columns(cursor.firstArgument(bracket)));
        }
        if (cursor.isInStudy() && !cursor.clause(CLAUSE_WORDS).isEmpty()) {
            String clause = cursor.clause(CLAUSE_WORDS).get(0);
            if (clause.equals("measure")) {
                all.addAll(offers.fields());
            }
        }
        all.addAll(offers.expressions());
        return all;
    }

    private List<Candidate> inStudy(Cursor cursor) {
        boolean sweep = cursor.word(0).equals("sweep");
        if (cursor.beginsLine()) {
            return offers.words(sweep ? Keywords.sweepClauses() : Keywords.runClauses(), "clause");
        }
        List<String> clause = cursor.clause(CLAUSE_WORDS);
        if (clause.isEmpty()) {
            return List.of();
        }
        List<Candidate> all = switch (clause.get(0)) {
            case "fit" -> fitted(clause);
            case "under" -> offers.of(Kind.SCHEDULE);
            case "along" -> offers.of(Kind.PATH);
            case "by" -> offers.of(Kind.METHOD);
            case "until" -> offers.of(Kind.HORIZON);
            case "record" -> {
                List<Candidate> recorded = offers.series();
                recorded.addAll(offers.words(List.of("every"), ""));
                yield recorded;
            }
            case "measure" -> {
                List<Candidate> measures = offers.of(Kind.AGGREGATE);
                measures.addAll(offers.fields());
                yield measures;
            }
            case "on" -> offers.words(List.of("failure", "skip", "stop", "retry"), "");
            case "repeat" -> offers.words(List.of("until", "at most"), "");
            case "start" -> offers.words(List.of("from"), "");
            case "over" -> clause.contains("in") ? List.of() : offers.inputs();
            default -> List.of();
        };
        List<Candidate> rest = new ArrayList<>(all);
        rest.addAll(offers.expressions());
        return rest;
    }

    private List<Candidate> fitted(List<String> clause) {
        if (clause.contains("to")) {
            return offers.of(Kind.DENSITY);
        }
        return clause.size() == 1 ? offers.of(Kind.FAMILY) : offers.words(List.of("to"), "");
    }
}

/**
 * What is wrong with a script, where, and the way out: data first ({@link dev.anneal.diagnostic.Diagnostic}), its faces
 * second: text for people ({@link dev.anneal.diagnostic.TextRenderer}), JSON for programs
 * ({@link dev.anneal.diagnostic.JsonRenderer}), and a page about each kind ({@link dev.anneal.diagnostic.CodePage}).
 *
 * <h2>How messages are written</h2>
 *
 * <p>They are read by someone who wanted to know about mode collapse and is held up by a slip. Four parts, each with one
 * task; the parts that can be checked by machine are held by {@code MessageGuideTest}.
 *
 * <p><b>The message</b> is one sentence, or two halves around a semicolon, without a full stop and without a capital at
 * its beginning: <i>target and family live in different dimensions</i>.
 * <ul>
 *   <li>It says what is so in the script, not what the program did, tried or wanted: <i>there is no `pear` here</i>, not
 *       <i>could not resolve name</i>. Where a rule is broken it states the rule and what is instead: <i>`sd` is a standard
 *       deviation and must be above 0 and finite, it is -1</i>.
 *   <li>What stands in the script stands in backquotes, as it was written there. Values stand without them, in the form in
 *       which the language prints them: numbers with six significant digits, texts in double quotes, {@code 1e12} and not
 *       {@code 1000000000000}. A value that the user typed is repeated.
 *   <li>Counted things agree in number: <i>1 entry for 2 components</i>. No <i>(s)</i>.
 *   <li>It makes sense without the lines below it: in a list of problems an editor shows nothing else.
 *   <li>No blame and no courtesy: neither <i>you must</i> nor <i>illegal</i>, neither <i>please</i> nor <i>sorry</i>.
 * </ul>
 *
 * <p><b>The help</b> is the way out: an instruction ({@code declare the family with `dim: 64`}), a guess ({@code did you
 * mean `pair`?}), or what there is to choose from ({@code it is one of "linear", "log"}). It begins as the message does, and
 * what is to be typed stands in backquotes, ready to be copied. One or two alternatives, no tutorial: that is for the page.
 * Without a way out to name there is no help; <i>check your script</i> is none.
 *
 * <p><b>The primary place</b> is the smallest one that has to change: the misspelt name and not the call, the value and not
 * the declaration, the option where the value came from the command line. <b>Secondary places</b> are what it disagrees
 * with. Their labels are a few words, for what is to be seen there: {@code family on R^32}, {@code declared here},
 * {@code this is a text}.
 *
 * <p><b>Words.</b> Those of the field and of the language's reference: <i>target, family, component, mode, weight, coverage,
 * schedule, inverse temperature, time, run, sweep, fit, method, record, input, seed</i>; <i>number, truth value, text,
 * vector of size 3, 2 × 3 matrix, list, record, function, density on R^n</i> for kinds of values; <i>name, declaration,
 * clause, argument, parameter, bracket, the end of the line</i> for the text. Never those of an implementation: <i>token,
 * parse, syntax, rule of a grammar, identifier, literal, operand, node, boolean, string, float, integer, null, NaN,
 * exception</i>, a class name, or the text of a Java exception. Words are not shortened.
 *
 * <p><b>One slip, one message.</b> What follows from a mistake that was reported is silent. All mistakes of a script are
 * found in one pass, and the order is the script's.
 *
 * <p><b>Error or warning?</b> An error if the script cannot mean anything as it stands, or not what its words say; nothing
 * is run then. A warning if it can be run and means something, but hardly what its author is after: a schedule that never
 * arrives, a family that cannot cover its target, a declaration that nothing uses. The severity belongs to the code; no
 * kind is sometimes the one and sometimes the other.
 *
 * <p><b>Which code?</b> A code is a kind of misunderstanding, with one page that explains it and one sort of mending. Two
 * messages share a code if their reader needs the same page. Codes are stable and never used again.
 *
 * <h2>Adding a code</h2>
 *
 * <ol>
 *   <li>A constant in {@link dev.anneal.diagnostic.DiagnosticCode}, with the next free number of its group.
 *   <li>The message where the mistake is found: {@code Diagnostic.of(code, span, "…").saying("…").and(span, "…").help("…")}.
 *   <li>A snippet that shows it, in {@code tests/conformance/src/test/snippets/errors}; {@code mvn verify
 *       -Danneal.update=true} writes the expected output, which is read as its user would.
 *   <li>Its page, {@code pages/ANN-….md} in the resources of this package, in the form of the others: what it means in one
 *       line, why it is so in the words of the field, a script that has it and the script mended, related codes. A test runs
 *       both scripts.
 * </ol>
 */
@NullMarked
package dev.anneal.diagnostic;

import org.jspecify.annotations.NullMarked;

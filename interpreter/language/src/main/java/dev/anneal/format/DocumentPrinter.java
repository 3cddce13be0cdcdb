package dev.anneal.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Decides a layout and writes it. Works through a stack of its own and not by recursion, so that the depth of a document
 * is no danger; to see whether something fits takes no longer than reading one line.
 */
final class DocumentPrinter {
    private static final int STEP = 2;

    private final int width;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Task> tasks = new ArrayDeque<>();
    private int column;
    private boolean lineBegins = true;
    private boolean lineEnds;
    private boolean distance;

    private DocumentPrinter(int width) {
        this.width = width;
    }

    /** A document that waits to be written, and how. */
    private record Task(Document document, int indent, boolean broken) {}

    static String print(Document document, int width) {
        DocumentPrinter printer = new DocumentPrinter(width);
        printer.tasks.push(new Task(document, 0, true));
        while (!printer.tasks.isEmpty()) {
            printer.write(printer.tasks.pop());
        }
        printer.trim();
        return printer.out.toString();
    }

    private void write(Task task) {
        Document document = task.document();
        int indent = task.indent();
        boolean broken = task.broken();
        if (document instanceof Document.Text text) {
            text(text.text(), indent);
        } else if (document instanceof Document.IfBroken text) {
            text(broken ? text.text() : "", indent);
        } else if (document instanceof Document.Remark remark) {
            remark(remark, indent);
        } else if (document instanceof Document.Line line) {
            if (broken) {
                newLine(line.blank());
            } else {
                text(line.flat(), indent);
            }
        } else if (document instanceof Document.HardLine line) {
            if (!line.fresh() || !lineBegins) {
                newLine(line.blank());
            } else if (line.blank()) {
                blankLine();
            }
        } else if (document instanceof Document.Sequence sequence) {
            List<Document> parts = sequence.parts();
            for (int i = parts.size() - 1; i >= 0; i--) {
                tasks.push(new Task(parts.get(i), indent, broken));
            }
        } else if (document instanceof Document.Indented indented) {
            tasks.push(new Task(indented.content(), indent + STEP, broken));
        } else if (document instanceof Document.Flat flat) {
            tasks.push(new Task(flat.content(), indent, false));
        } else if (document instanceof Document.Group group) {
            Task flat = new Task(group.content(), indent, false);
            boolean fits = !group.breaks() && (!broken || fits(flat));
            tasks.push(fits ? flat : new Task(group.content(), indent, true));
        } else if (document instanceof Document.Choice choice) {
            Task preferred = new Task(choice.preferred(), indent, broken);
            boolean fits = !broken || fits(preferred);
            tasks.push(fits ? preferred : new Task(choice.otherwise(), indent, true));
        }
    }

    private void text(String text, int indent) {
        if (text.isEmpty()) {
            return;
        }
        if (lineEnds) {
            newLine(false);
        }
        if (lineBegins) {
            if (text.isBlank()) {
                return;
            }
            indent(indent);
        } else if (distance && text.charAt(0) != ' ' && !Piece.joins(text)) {
            out.append(' ');
            column++;
        }
        distance = false;
        out.append(text);
        column += text.codePointCount(0, text.length());
    }

    private void remark(Document.Remark remark, int indent) {
        if (lineEnds) {
            newLine(false);
        }
        if (lineBegins) {
            indent(indent);
        } else if ((remark.endsLine() ? " " : " ([").indexOf(out.charAt(out.length() - 1)) < 0) {
            out.append(' ');
            column++;
        }
        String text = remark.text();
        out.append(text);
        int lastLine = text.lastIndexOf('\n') + 1;
        column = (lastLine == 0 ? column : 0) + text.codePointCount(lastLine, text.length());
        lineEnds = remark.endsLine();
        distance = !remark.endsLine();
    }

    private void indent(int indent) {
        out.append(" ".repeat(indent));
        column = indent;
        lineBegins = false;
    }

    private void newLine(boolean blank) {
        trim();
        out.append('\n');
        column = 0;
        lineBegins = true;
        lineEnds = false;
        distance = false;
        if (blank) {
            blankLine();
        }
    }

    /** Makes sure that a blank line stands above; none does above the first line. */
    private void blankLine() {
        int length = out.length();
        if (length > 0 && (length < 2 || out.charAt(length - 2) != '\n')) {
            out.append('\n');
        }
    }

    private void trim() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        out.setLength(end);
    }

    /** Whether something, and what follows it up to the next possible line break, goes on this line. */
    private boolean fits(Task first) {
        if (lineEnds) {
            return true;
        }
        int left = width - (lineBegins ? first.indent() : column);
        Deque<Task> ahead = new ArrayDeque<>();
        ahead.push(first);
        Iterator<Task> behind = tasks.iterator();
        while (left >= 0) {
            if (ahead.isEmpty()) {
                if (!behind.hasNext()) {
                    return true;
                }
                ahead.push(behind.next());
            }
            Task task = ahead.pop();
            Document document = task.document();
            boolean broken = task.broken();
            if (document instanceof Document.Text text) {
                left -= length(text.text());
            } else if (document instanceof Document.IfBroken text) {
                left -= broken ? length(text.text()) : 0;
            } else if (document instanceof Document.Remark remark) {
                // A comment that ends its line stands behind what is measured, and may be longer than a line.
                int lineBreak = remark.text().indexOf('\n');
                if (remark.endsLine() || lineBreak >= 0) {
                    return remark.endsLine() || left >= lineBreak;
                }
                left -= 1 + length(remark.text());
            } else if (document instanceof Document.Line line) {
                if (broken) {
                    return true;
                }
                left -= line.flat().length();
            } else if (document instanceof Document.HardLine) {
                return true;
            } else if (document instanceof Document.Sequence sequence) {
                List<Document> parts = sequence.parts();
                for (int i = parts.size() - 1; i >= 0; i--) {
                    ahead.push(new Task(parts.get(i), task.indent(), broken));
                }
            } else {
                ahead.push(content(document, task));
            }
        }
        return false;
    }

    /** What a document consists of while it is measured. */
    private static Task content(Document document, Task task) {
        if (document instanceof Document.Indented indented) {
            return new Task(indented.content(), task.indent(), task.broken());
        } else if (document instanceof Document.Group group) {
            return new Task(group.content(), task.indent(), group.breaks() || task.broken());
        } else if (document instanceof Document.Choice choice) {
            return new Task(choice.preferred(), task.indent(), task.broken());
        } else if (document instanceof Document.Flat flat) {
            return new Task(flat.content(), task.indent(), false);
        }
        throw new IllegalStateException("cannot be measured: " + document);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}

package dev.anneal.conformance;

import java.util.List;

/** The difference of two texts, line by line: what a person needs to see to judge a failed snippet. */
final class LineDiff {
    private LineDiff() {}

    /** Lines in both texts after two blanks, lines that are missing after {@code -}, unexpected ones after {@code +}. */
    static String of(String expected, String actual) {
        List<String> left = expected.lines().toList();
        List<String> right = actual.lines().toList();
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                common[i][j] = left.get(i).equals(right.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        StringBuilder out = new StringBuilder();
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
                out.append("  ").append(left.get(i)).append('\n');
                i++;
                j++;
            } else if (i < left.size() && (j == right.size() || common[i + 1][j] >= common[i][j + 1])) {
                out.append("- ").append(left.get(i)).append('\n');
                i++;
            } else {
                out.append("+ ").append(right.get(j)).append('\n');
                j++;
            }
        }
        return out.toString();
    }
}

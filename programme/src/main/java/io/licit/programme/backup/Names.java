package io.licit.programme.backup;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of files in a back-up, by which nothing can come to lie outside of the folder that it is restored to. */
final class Names {
    /** Before the path of a file of the workspace. */
    static final String WORKSPACE = "workspace/";

    /** Before the name of a table. */
    static final String STATE = "state/";

    /** Before the name of a file of the folder of state. */
    static final String KEPT = "kept/";

    static final String ROWS = ".jsonl";
    static final String KEY = KEPT + "evidence.key";
    static final String FAIRNESS = KEPT + "fairness.jsonl";

    private static final int MOST_CHARACTERS = 1000;
    private static final int MOST_PARTS = 40;
    private static final Pattern PART = Pattern.compile("[^/\\\\:*?\"<>|\\p{Cntrl}]{1,255}");
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern ERASING = Pattern.compile("erasing-[0-9]{1,18}\\.json");
    private static final Set<String> NOT_DEFINED = Set.of(".licit", ".git");

    private Names() {}

    static boolean isFit(String name) {
        if (name.length() > MOST_CHARACTERS) {
            return false;
        }
        if (name.startsWith(WORKSPACE)) {
            return isPath(name.substring(WORKSPACE.length()));
        }
        if (name.startsWith(STATE) && name.endsWith(ROWS)) {
            return TABLE.matcher(name.substring(STATE.length(), name.length() - ROWS.length()))
                    .matches();
        }
        return name.equals(KEY) || name.equals(FAIRNESS) || isErasing(name);
    }

    /** Whether it is of an erasure that was under way. */
    static boolean isErasing(String name) {
        return name.startsWith(KEPT)
                && ERASING.matcher(name.substring(KEPT.length())).matches();
    }

    /** Relative, downwards, and nothing of what Licit or git keeps for itself. */
    static boolean isPath(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length > MOST_PARTS || NOT_DEFINED.contains(parts[0].toLowerCase(Locale.ROOT))) {
            return false;
        }
        for (String part : parts) {
            boolean upwards = part.equals(".") || part.equals("..");
            if (upwards || !PART.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }

    static String rows(String table) {
        return STATE + table + ROWS;
    }
}

package io.licit.server.view;

import java.util.ArrayList;
import java.util.List;

/** A line that a change has put into a text, or taken out. */
public record ChangedLine(boolean isAdded, String text) {
    /** What lies between the lines that both texts begin with and end with. */
    public static List<ChangedLine> between(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> fresh = after.lines().toList();
        int shorter = Math.min(old.size(), fresh.size());
        int first = 0;
        while (first < shorter && old.get(first).equals(fresh.get(first))) {
            first++;
        }
        int last = 0;
        while (last < shorter - first && old.get(old.size() - 1 - last).equals(fresh.get(fresh.size() - 1 - last))) {
            last++;
        }
        List<ChangedLine> all = new ArrayList<>();
        old.subList(first, old.size() - last).forEach(line -> all.add(new ChangedLine(false, line)));
        fresh.subList(first, fresh.size() - last).forEach(line -> all.add(new ChangedLine(true, line)));
        return all;
    }
}

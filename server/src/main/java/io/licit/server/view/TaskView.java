package io.licit.server.view;

/**
 * Something that waits for somebody.
 *
 * @param kind a word by which it is named and grouped
 * @param urgency late, soon, or empty
 * @param what it is about
 * @param when how much time there is, in words; may be empty
 * @param toDo what to do
 * @param path where
 */
public record TaskView(String kind, String urgency, String what, String when, String toDo, String path) {
    /** The most pressing first. */
    public int rank() {
        return urgency.equals("late") ? 0 : urgency.equals("soon") ? 1 : 2;
    }
}

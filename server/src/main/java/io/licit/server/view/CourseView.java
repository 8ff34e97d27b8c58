package io.licit.server.view;

/**
 * A course as somebody stands in it.
 *
 * @param facts minutes, questions and pass mark, in a line
 * @param isAsked whether her work asks for it
 * @param state current, due, expired, failed or never
 * @param said the state in words, with its day
 * @param certificate its number; empty where there is none that counts
 */
public record CourseView(
        String id,
        String title,
        String summary,
        String facts,
        boolean isAsked,
        String state,
        String said,
        String certificate) {}

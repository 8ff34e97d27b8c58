package io.licit.programme.records;

import io.licit.core.json.Json;
import java.util.List;

/** A record of processing in the forms that people and programs ask for. */
public final class RegisterText {
    private static final int NAME = 14;

    private final Register register;

    public RegisterText(Register register) {
        this.register = register;
    }

    public String plain() {
        StringBuilder text = new StringBuilder("Record of processing of " + register.organisation() + "\n");
        for (Activity activity : register.activities()) {
            text.append('\n')
                    .append(activity.id())
                    .append(": ")
                    .append(activity.title())
                    .append('\n');
            for (Field field : activity.fields()) {
                text.append("  (")
                        .append(field.letter())
                        .append(") ")
                        .append(field.name())
                        .append(" ".repeat(Math.max(1, NAME - field.name().length())))
                        .append(field.text())
                        .append('\n');
            }
        }
        return text.toString();
    }

    public Json.Obj json() {
        return Json.object()
                .put("organisation", register.organisation())
                .put("unanswered", register.unanswered())
                .put(
                        "activities",
                        Json.array(register.activities().stream()
                                .map(RegisterText::json)
                                .toList()))
                .build();
    }

    private static Json json(Activity activity) {
        return Json.object()
                .put("segment", activity.id())
                .put("title", activity.title())
                .put("unanswered", activity.unanswered())
                .put(
                        "fields",
                        Json.array(activity.fields().stream()
                                .map(field -> Json.object()
                                        .put("letter", field.letter())
                                        .put("name", field.name())
                                        .put("text", field.text())
                                        .put("known", field.known())
                                        .build())
                                .toList()))
                .build();
    }

    /** A row for each activity, after RFC 4180. */
    public String csv() {
        StringBuilder csv = new StringBuilder("segment,title");
        List<Activity> all = register.activities();
        if (!all.isEmpty()) {
            all.get(0).fields().forEach(field -> csv.append(',').append(cell(field.name())));
        }
        csv.append("\r\n");
        for (Activity activity : all) {
            csv.append(cell(activity.id())).append(',').append(cell(activity.title()));
            activity.fields().forEach(field -> csv.append(',').append(cell(field.text())));
            csv.append("\r\n");
        }
        return csv.toString();
    }

    /** Quoted; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }

    public String markdown() {
        StringBuilder text = new StringBuilder("# Record of processing of " + register.organisation() + "\n");
        for (Activity activity : register.activities()) {
            text.append("\n## ")
                    .append(activity.title())
                    .append(" (`")
                    .append(activity.id())
                    .append("`)\n\n");
            text.append("| Art. 30(1) | | |\n|---|---|---|\n");
            activity.fields()
                    .forEach(field -> text.append("| (")
                            .append(field.letter())
                            .append(") | ")
                            .append(field.name())
                            .append(" | ")
                            .append(field.known() ? "" : "**")
                            .append(field.text().replace("|", "\\|").replace("\n", " "))
                            .append(field.known() ? "" : "**")
                            .append(" |\n"));
        }
        return text.toString();
    }

    /** A page without script and without anything to load. */
    public String html() {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none';"
                + " form-action 'none'\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\"><title>Record of processing</title></head><body>"
                + "<h1>Record of processing of " + escaped(register.organisation()) + "</h1>\n<p>"
                + register.unanswered() + " answers are for a human.</p>\n");
        for (Activity activity : register.activities()) {
            html.append("<h2>").append(escaped(activity.title())).append("</h2>\n<table><tbody>");
            activity.fields()
                    .forEach(field -> html.append("<tr><th scope=\"row\">(")
                            .append(field.letter())
                            .append(") ")
                            .append(escaped(field.name()))
                            .append("</th><td>")
                            .append(
                                    field.known()
                                            ? escaped(field.text())
                                            : "<mark>" + escaped(field.text()) + "</mark>")
                            .append("</td></tr>\n"));
            html.append("</tbody></table>\n");
        }
        return html.append("</body></html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

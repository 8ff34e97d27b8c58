package io.licit.programme.training.course;

/** A page that stands by itself: no script, nothing fetched, and a policy that says so. */
public final class WebPage {
    private WebPage() {}

    /**
     * @param tag of the language
     * @param style of the page
     * @param body whose texts are escaped already
     */
    public static String of(String tag, String title, String style, String body) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(tag, escaped(title), style, body);
    }

    /** A text that holds no markup, wherever in a page it stands. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

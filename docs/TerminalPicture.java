import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws what a command printed as an SVG, for the README: {@code ./licit run --color always | java
 * docs/TerminalPicture.java 'licit run' > docs/run.svg}.
 */
final class TerminalPicture {
    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[([0-9;]*)m");
    private static final int LINE = 19;
    private static final double CHARACTER = 7.85;
    private static final int MARGIN = 20;
    private static final int TOP = 44;

    private static final Map<String, String> STYLES = Map.of(
            "1", "font-weight:700;fill:#f4f6f8",
            "2", "fill:#8b97a3",
            "31", "fill:#ff9b93",
            "32", "fill:#7fd3a2",
            "33", "fill:#f2c069",
            "36", "fill:#6cc5cf");

    public static void main(String[] arguments) throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("\u001b[36m$\u001b[0m \u001b[1m" + arguments[0] + "\u001b[0m");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            in.lines().forEach(lines::add);
        }
        int columns = lines.stream()
                .mapToInt(line -> ESCAPE.matcher(line).replaceAll("").length())
                .max()
                .orElse(80);
        int width = (int) Math.ceil(columns * CHARACTER) + 2 * MARGIN;
        int height = TOP + lines.size() * LINE + MARGIN;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.printf(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " aria-label=\"%s\">%n",
                width, height, width, height, escaped(arguments[0] + ", as a terminal prints it"));
        out.println("<style>text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;"
                + "fill:#d7dde3;white-space:pre}</style>");
        out.printf("<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#121518\"/>%n", width, height);
        out.println("<g fill=\"#31373d\"><circle cx=\"20\" cy=\"17\" r=\"5\"/><circle cx=\"37\" cy=\"17\" r=\"5\"/>"
                + "<circle cx=\"54\" cy=\"17\" r=\"5\"/></g>");
        for (int i = 0; i < lines.size(); i++) {
            String drawn = spans(lines.get(i));
            if (!drawn.isEmpty()) {
                out.printf("<text x=\"%d\" y=\"%d\" xml:space=\"preserve\">%s</text>%n", MARGIN, TOP + i * LINE, drawn);
            }
        }
        out.println("</svg>");
    }

    private static String spans(String line) {
        StringBuilder text = new StringBuilder();
        String style = "";
        int at = 0;
        Matcher escape = ESCAPE.matcher(line);
        while (escape.find()) {
            text.append(span(line.substring(at, escape.start()), style));
            String code = escape.group(1);
            style = code.isEmpty() || code.equals("0") ? "" : style + STYLES.getOrDefault(code, "") + ";";
            at = escape.end();
        }
        return text.append(span(line.substring(at), style)).toString();
    }

    private static String span(String text, String style) {
        if (text.isEmpty()) {
            return "";
        }
        return style.isEmpty() ? escaped(text) : "<tspan style=\"" + style + "\">" + escaped(text) + "</tspan>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}

package io.licit.core.campaign;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/** Which elements of an HTML mail are not shown, by what their style says in so many words. */
final class Style {
    private static final Pattern COMMENT = Pattern.compile("/\\*.{0,20000}?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{};]{1,2000})\\{([^{}]{0,20000})\\}");
    private static final Pattern SIMPLE =
            Pattern.compile("[\\w*-]*(?:[.#][\\w-]+)*(?: +[\\w*-]*(?:[.#][\\w-]+)*){0,3}");
    private static final int RULES_MAX = 300;
    private static final Pattern NOTHING = Pattern.compile("[-+]?0*(?:\\.0*)?(?:px|pt|em|rem|%|ex|mm|cm|in)?");
    private static final Pattern TINY = Pattern.compile("(?:0*1(?:\\.0*)?|0?\\.\\d+)(?:px|pt)");
    private static final Pattern FAR = Pattern.compile("-\\d{3,}(?:\\.\\d+)?(?:px|em|pt|%|rem)");
    private static final Pattern RGB = Pattern.compile("rgba?\\( ?(\\d{1,3})[ ,]+(\\d{1,3})[ ,]+(\\d{1,3}).*\\)");
    private static final Map<String, Integer> NAMED = Map.of("white", 0xFFFFFF, "black", 0, "red", 0xFF0000);
    private static final int SAME = 12;

    private final Map<Element, Map<String, String>> sheets = new IdentityHashMap<>();
    private final Map<Element, Map<String, String>> known = new IdentityHashMap<>();
    private final Map<Element, Boolean> wordless = new IdentityHashMap<>();

    Style(Document document) {
        int rules = 0;
        for (Element sheet : document.select("style")) {
            Matcher rule =
                    RULE.matcher(withoutBlocks(COMMENT.matcher(sheet.data()).replaceAll("")));
            while (rule.find() && rules++ < RULES_MAX) {
                Map<String, String> declared = declarations(rule.group(2));
                for (String selector : rule.group(1).split(",", -1)) {
                    apply(document, selector.strip(), declared);
                }
            }
        }
    }

    private void apply(Document document, String selector, Map<String, String> declared) {
        if (selector.isEmpty() || !SIMPLE.matcher(selector).matches()) {
            return;
        }
        try {
            document.select(selector)
                    .forEach(element -> sheets.computeIfAbsent(element, key -> new TreeMap<>())
                            .putAll(declared));
        } catch (Selector.SelectorParseException | IllegalArgumentException notForUs) {
            // A selector that no browser knows styles nothing.
            return;
        }
    }

    /** A sheet without what holds for some screens only. */
    private static String withoutBlocks(String sheet) {
        StringBuilder plain = new StringBuilder(sheet.length());
        int depth = 0;
        boolean inBlock = false;
        for (int i = 0; i < sheet.length(); i++) {
            char one = sheet.charAt(i);
            inBlock = inBlock || depth == 0 && one == '@';
            if (!inBlock) {
                plain.append(one);
            }
            if (one == '{') {
                depth++;
            } else if (one == '}') {
                depth = Math.max(0, depth - 1);
                inBlock = inBlock && depth > 0;
            } else if (one == ';' && depth == 0) {
                inBlock = false;
            }
        }
        return plain.toString();
    }

    private static Map<String, String> declarations(String text) {
        Map<String, String> declared = new TreeMap<>();
        for (String one : text.split(";", -1)) {
            int colon = one.indexOf(':');
            if (colon > 0) {
                String value =
                        one.substring(colon + 1).replace("!important", "").strip();
                declared.put(one.substring(0, colon).strip().toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
            }
        }
        return declared;
    }

    private Map<String, String> of(Element element) {
        return known.computeIfAbsent(element, key -> {
            Map<String, String> all = new TreeMap<>(sheets.getOrDefault(key, Map.of()));
            all.putAll(declarations(key.attr("style")));
            return all;
        });
    }

    /** Whether the element is not shown with all that it holds. */
    boolean hides(Element element) {
        Map<String, String> style = of(element);
        String display = style.getOrDefault("display", "");
        return display.equals("none")
                || element.hasAttr("hidden") && display.isEmpty()
                || is(NOTHING, style, "opacity")
                || isCut(style)
                || is(FAR, style, "text-indent")
                || style.getOrDefault("position", "").matches("absolute|fixed")
                        && (is(FAR, style, "left") || is(FAR, style, "top"));
    }

    /** Whether words that stand in the element itself are not to be seen: what it inherits, a child can say otherwise. */
    boolean hidesWords(Element element) {
        return wordless.computeIfAbsent(
                element,
                key -> inherited(key, "visibility")
                                .filter(value -> value.matches("hidden|collapse"))
                                .isPresent()
                        || inherited(key, "font-size")
                                .filter(value -> NOTHING.matcher(value).matches()
                                        || TINY.matcher(value).matches())
                                .isPresent()
                        || isInvisible(key));
    }

    private Optional<String> inherited(Element element, String property) {
        return holders(element).stream()
                .map(holder -> of(holder).getOrDefault(property, ""))
                .filter(value -> !value.isEmpty() && !value.equals("inherit"))
                .findFirst();
    }

    /** The element and all that hold it, innermost first. */
    private static List<Element> holders(Element element) {
        List<Element> holders = new ArrayList<>();
        holders.add(element);
        holders.addAll(element.parents());
        return holders;
    }

    private static boolean isCut(Map<String, String> style) {
        return style.getOrDefault("overflow", "").equals("hidden")
                && List.of("height", "max-height", "width", "max-width").stream()
                        .anyMatch(size -> is(NOTHING, style, size));
    }

    private static boolean is(Pattern pattern, Map<String, String> style, String property) {
        return Optional.ofNullable(style.get(property))
                .filter(value -> !value.isEmpty() && pattern.matcher(value).matches())
                .isPresent();
    }

    /** Whether its words have the colour of what is behind them, and both are told. */
    private boolean isInvisible(Element element) {
        Optional<Integer> ink = inherited(element, "color").flatMap(Style::colour);
        return ink.isPresent()
                && holders(element).stream()
                        .map(this::background)
                        .filter(told -> !told.isEmpty() && !told.equals("transparent"))
                        .findFirst()
                        .flatMap(Style::colour)
                        .filter(ground -> areSame(ink.get(), ground))
                        .isPresent();
    }

    private String background(Element element) {
        Map<String, String> style = of(element);
        return style.getOrDefault(
                "background-color",
                style.getOrDefault("background", element.attr("bgcolor").toLowerCase(Locale.ROOT)));
    }

    private static boolean areSame(int ink, int ground) {
        return Math.abs((ink >> 16) - (ground >> 16)) < SAME
                && Math.abs((ink >> 8 & 0xFF) - (ground >> 8 & 0xFF)) < SAME
                && Math.abs((ink & 0xFF) - (ground & 0xFF)) < SAME;
    }

    private static Optional<Integer> colour(String written) {
        if (written.matches("#[0-9a-f]{6}")) {
            return Optional.of(Integer.parseInt(written.substring(1), 16));
        }
        if (written.matches("#[0-9a-f]{3}")) {
            return Optional.of(Integer.parseInt(written.substring(1).replaceAll("(.)", "$1$1"), 16));
        }
        Matcher rgb = RGB.matcher(written);
        if (rgb.matches()) {
            return Optional.of((Integer.parseInt(rgb.group(1)) & 0xFF) << 16
                    | (Integer.parseInt(rgb.group(2)) & 0xFF) << 8
                    | Integer.parseInt(rgb.group(3)) & 0xFF);
        }
        return Optional.ofNullable(NAMED.get(written));
    }

    /** Whether it looks like something to press. */
    boolean isButton(Element element) {
        Map<String, String> style = of(element);
        return element.normalName().equals("button")
                || element.attr("role").equalsIgnoreCase("button")
                || element.className().toLowerCase(Locale.ROOT).matches(".*\\b(?:btn|button|cta)\\b.*")
                || style.keySet().stream().anyMatch(key -> key.startsWith("background"));
    }

    /** Whether it begins a line of its own. */
    boolean isBlock(Element element) {
        String display = of(element).getOrDefault("display", "");
        if (display.equals("inline")) {
            return false;
        }
        return element.isBlock() && !element.normalName().matches("ins|del|button")
                || element.normalName().matches("td|th|tr|table|li|dt|dd|center|option|caption|figcaption")
                || display.matches("block|table|table-row|table-cell|list-item|flex");
    }
}

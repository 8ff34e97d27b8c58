package io.licit.engine;

import io.licit.core.source.Secrets;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a PostgreSQL server is, apart from who asks: nothing of a password is in what it shows, compares or prints.
 *
 * @param url for the driver, without user and passwords
 * @param user as the address or the environment says; empty where the driver is to find out
 */
record ServerAddress(String url, String user) {
    private static final String BEGIN = "jdbc:postgresql:";

    /** Whether an address is PostgreSQL's. */
    static boolean isPostgres(String url) {
        return url.startsWith(BEGIN);
    }

    /** Whether it has a name or password before the host, where the driver looks for none. */
    static boolean hasUserBeforeHost(String url) {
        return head(url).contains("@");
    }

    static ServerAddress of(String url) {
        List<String> kept = new ArrayList<>();
        String user = "";
        for (String parameter : parameters(url)) {
            if (isUser(parameter)) {
                user = value(parameter);
            } else if (!isSecret(parameter)) {
                kept.add(parameter);
            }
        }
        String rest = kept.isEmpty() ? "" : "?" + String.join("&", kept);
        return new ServerAddress(
                head(url) + rest,
                user.isEmpty() ? environment("LICIT_SOURCE_USER", "PGUSER").orElse("") : user);
    }

    /**
     * Who asks, as the driver takes it. A password that neither the address nor the environment has is the driver's to look
     * for, in {@code .pgpass}.
     *
     * @param url as the catalogue has it
     */
    Properties credentials(String url) {
        Properties properties = new Properties();
        environment("LICIT_SOURCE_PASSWORD", "PGPASSWORD").ifPresent(word -> properties.setProperty("password", word));
        parameters(url).stream()
                .filter(ServerAddress::isSecret)
                .forEach(parameter -> properties.setProperty(name(parameter), value(parameter)));
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        return properties;
    }

    /** For messages: host and database. */
    String shown() {
        return Secrets.hidden(head(url).substring(BEGIN.length()).replaceFirst("^//", ""));
    }

    private static String head(String url) {
        int mark = url.indexOf('?');
        return mark < 0 ? url : url.substring(0, mark);
    }

    private static List<String> parameters(String url) {
        int mark = url.indexOf('?');
        return mark < 0 ? List.of() : List.of(url.substring(mark + 1).split("&", -1));
    }

    private static boolean isUser(String parameter) {
        return name(parameter).equals("user");
    }

    private static boolean isSecret(String parameter) {
        return name(parameter).toLowerCase(Locale.ROOT).contains("password");
    }

    private static String name(String parameter) {
        int mark = parameter.indexOf('=');
        return mark < 0 ? parameter : parameter.substring(0, mark);
    }

    private static String value(String parameter) {
        int mark = parameter.indexOf('=');
        String raw = mark < 0 ? "" : parameter.substring(mark + 1);
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEncoding) {
            return raw;
        }
    }

    private static Optional<String> environment(String first, String second) {
        return Optional.ofNullable(System.getenv(first))
                .filter(text -> !text.isEmpty())
                .or(() -> Optional.ofNullable(System.getenv(second)).filter(text -> !text.isEmpty()));
    }
}

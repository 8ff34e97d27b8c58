package io.licit.server.site;

import io.licit.evidence.Hash;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Visit;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What pages load besides themselves: all of it from here, each under a name that changes with its bytes. */
public final class Assets {
    private static final Map<String, Asset> ALL = all();

    private record Asset(String path, String type, byte[] bytes) {}

    private Assets() {}

    private static Map<String, Asset> all() {
        Map<String, Asset> all = new LinkedHashMap<>();
        add(all, "licit.css", "text/css;charset=UTF-8", "/io/licit/server/web/licit.css");
        add(all, "licit.js", "text/javascript;charset=UTF-8", "/io/licit/server/web/licit.js");
        add(all, "icon.svg", "image/svg+xml", "/io/licit/server/web/icon.svg");
        add(
                all,
                "htmx.js",
                "text/javascript;charset=UTF-8",
                "/META-INF/resources/webjars/htmx.org/" + HTMX + "/dist/htmx.min.js");
        return all;
    }

    /** As pom.xml has it; a test holds the two equal. */
    static final String HTMX = "2.0.10";

    private static void add(Map<String, Asset> all, String name, String type, String resource) {
        try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(resource), resource)) {
            byte[] bytes = in.readAllBytes();
            int dot = name.lastIndexOf('.');
            String hashed = name.substring(0, dot) + "-" + Hash.of(bytes).hex().substring(0, 12) + name.substring(dot);
            all.put(name, new Asset("/assets/" + hashed, type, bytes));
        } catch (IOException failure) {
            throw new IllegalStateException("the program is not whole: " + resource, failure);
        }
    }

    /** Where a page finds one. */
    public static String path(String name) {
        return asset(name).path();
    }

    private static Asset asset(String name) {
        Asset asset = ALL.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no such asset: " + name);
        }
        return asset;
    }

    public static Reply reply(Visit visit) {
        String path = visit.request().getRequestURI();
        return ALL.values().stream()
                .filter(asset -> asset.path().equals(path))
                .findFirst()
                .<Reply>map(asset -> new Reply.Bytes(asset.type(), asset.bytes(), true))
                .orElseThrow(Refusal::notFound);
    }
}

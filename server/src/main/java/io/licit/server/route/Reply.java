package io.licit.server.route;

import io.licit.core.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a handler answers with. */
public sealed interface Reply {
    /** A page, or a part of one, made of a template. */
    public record Page(int status, String template, Map<String, Object> model) implements Reply {
        public Page {
            model = Map.copyOf(model);
        }
    }

    /** For a program, once: it holds what nobody is told again, and is kept nowhere. */
    record Secret(Json json) implements Reply {}

    /** A page for a frame of another, with words of strangers; nothing in it may act or load anything. */
    public record Framed(String template, Map<String, Object> model) implements Reply {
        public Framed {
            model = Map.copyOf(model);
        }
    }

    /** Go there; within the application. */
    record Go(String path) implements Reply {}

    /** Bytes of a type that the browser is to believe. */
    record Bytes(String type, byte[] bytes, boolean isForever) implements Reply {}

    /**
     * A file for the visitor's disk, read while it is sent, however large it is.
     *
     * @param name that the browser is to give it
     */
    record File(String type, String name, Path path) implements Reply {}

    /** Likewise, of a file that was made for this answer alone: it is gone once it was sent. */
    record Passing(String type, String name, Path path) implements Reply {}

    /** For a program. */
    public record Data(int status, Json json, Map<String, String> headers) implements Reply {
        public Data {
            headers = Map.copyOf(headers);
        }
    }

    /** Messages as they come, until the feed is over (server-sent events). */
    record Events(Feed feed) implements Reply {}

    /** Asked again and again, by one thread at a time; must not wait. */
    interface Feed {
        /** What is new since it was asked before. */
        List<Message> next();

        /** Whether nothing will come after what it has told. */
        boolean isOver();
    }

    /** @param name of the kind of message */
    record Message(String name, Json.Obj data) {}

    public static Reply page(String template, Map<String, Object> model) {
        return new Page(200, template, model);
    }

    public static Reply data(Json json) {
        return new Data(200, json, Map.of());
    }
}

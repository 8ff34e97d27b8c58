package io.licit.server.route;

/**
 * Something that can be asked for.
 *
 * @param method GET or POST
 * @param path with {@code {names}} for the parts that vary
 */
public record Route(String method, String path, Access access, Handler handler) {
    /** Answers. What it throws becomes a page that says what to do. */
    public interface Handler {
        Reply reply(Visit visit) throws Exception;
    }

    public static Route get(String path, Access access, Handler handler) {
        return new Route("GET", path, access, handler);
    }

    public static Route post(String path, Access access, Handler handler) {
        return new Route("POST", path, access, handler);
    }

    public String name() {
        return method + " " + path;
    }
}

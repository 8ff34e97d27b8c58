package io.licit.server;

/**
 * Something that can be asked for.
 *
 * @param method GET or POST
 * @param path with {@code {names}} for the parts that vary
 */
record Route(String method, String path, Access access, Handler handler) {
    /** Answers. What it throws becomes a page that says what to do. */
    interface Handler {
        Reply reply(Visit visit) throws Exception;
    }

    static Route get(String path, Access access, Handler handler) {
        return new Route("GET", path, access, handler);
    }

    static Route post(String path, Access access, Handler handler) {
        return new Route("POST", path, access, handler);
    }

    String name() {
        return method + " " + path;
    }
}

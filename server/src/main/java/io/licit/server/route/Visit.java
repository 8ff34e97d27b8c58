package io.licit.server.route;

import io.licit.server.view.Text;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.RouterFunctions;

/** One request, as handlers see it. */
public record Visit(HttpServletRequest request, Visitor visitor, Text text) {
    /** Where what a program has sent is kept, once it was read. */
    public static final String BODY = "licit.body";

    /** A part of the path by its name. */
    public String part(String name) {
        Object parts = request.getAttribute(RouterFunctions.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object value = parts instanceof Map<?, ?> all ? all.get(name) : null;
        if (value instanceof String found) {
            return found;
        }
        throw new IllegalStateException("no such part of the path: " + name);
    }

    /** A part of the path that is a number; empty where it is none. */
    public Optional<Long> number(String name) {
        String written = part(name);
        return written.matches("[0-9]{1,15}") ? Optional.of(Long.valueOf(written)) : Optional.empty();
    }

    /** A field of a form or of the address; blank where it is missing. */
    public String field(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    /** Every value of a field, in its order. */
    public List<String> fields(String name) {
        String[] all = request.getParameterValues(name);
        return all == null ? List.of() : Arrays.asList(all);
    }

    public Optional<String> cookie(String name) {
        Cookie[] all = request.getCookies();
        return all == null
                ? Optional.empty()
                : Arrays.stream(all)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** What a program has sent; nothing of a form. */
    public byte[] body() {
        return request.getAttribute(BODY) instanceof byte[] bytes ? bytes : new byte[0];
    }

    /** Whether a part of a page asks, and not the browser for a whole one. */
    public boolean isOfPart() {
        return "true".equals(request.getHeader("HX-Request"));
    }

    /** What a form has to send back, so that no other page can send it. */
    public String formToken() {
        Object token = request.getAttribute(CsrfToken.class.getName());
        return token instanceof CsrfToken csrf ? csrf.getToken() : "";
    }

    /** The path and what follows it, to come back to. */
    public String here() {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}

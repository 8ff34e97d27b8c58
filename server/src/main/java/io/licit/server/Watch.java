package io.licit.server;

import io.licit.server.log.Logs;
import io.licit.server.measure.Measures;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before everything else: each request gets a number, is measured and has a line in the log. What it asked for is told by
 * the template of its route, so that no id and no word of an address is written.
 */
final class Watch extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    /** Where the template of the route is kept, once it is known. */
    private static final String ROUTE = "licit.route";

    private static final String SEEN = "licit.seen";
    private static final String NONE = "none";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final Measures measures;

    Watch(Measures measures) {
        this.measures = measures;
    }

    /** A route answers. */
    static void answers(HttpServletRequest request, String template) {
        request.setAttribute(ROUTE, template);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(SEEN) != null) {
            // The page that says what went wrong with a request that has its line.
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(SEEN, true);
        String number = Logs.fresh();
        long begin = System.nanoTime();
        boolean isBroken = true;
        Logs.numbered(number);
        try {
            chain.doFilter(request, response);
            isBroken = false;
        } finally {
            Logs.unnumbered();
            tell(
                    request,
                    isBroken ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : response.getStatus(),
                    number,
                    begin);
        }
    }

    private void tell(HttpServletRequest request, int status, String number, long begin) {
        long nanos = System.nanoTime() - begin;
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : NONE;
        String route = request.getAttribute(ROUTE) instanceof String known ? known : NONE;
        measures.request(method, route, status, nanos);
        LOG.atInfo()
                .addKeyValue("method", method)
                .addKeyValue("route", route)
                .addKeyValue("status", status)
                .addKeyValue("millis", TimeUnit.NANOSECONDS.toMillis(nanos))
                .addKeyValue("number", number)
                .log("request");
    }

    /** What the server has refused by itself comes only as such. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}

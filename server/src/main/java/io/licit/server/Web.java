package io.licit.server;

import io.licit.server.measure.Measures;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Route;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What Spring is asked for: a server, the routes, protection against forged forms, and headers. Who may do what is no
 * matter of it ({@link Dispatch}).
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
final class Web {
    static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("spring.main.lazy-initialization", "false"),
            Map.entry("spring.web.resources.add-mappings", "false"),
            Map.entry("spring.servlet.multipart.enabled", "false"),
            Map.entry("server.tomcat.max-http-form-post-size", "2MB"),
            Map.entry("server.servlet.session.cookie.same-site", "lax"),
            Map.entry("server.servlet.session.cookie.http-only", "true"),
            Map.entry("server.servlet.session.timeout", "8h"),
            Map.entry("server.shutdown", "graceful"),
            Map.entry("server.compression.enabled", "true"),
            Map.entry(
                    "server.compression.mime-types",
                    "text/html,text/css,text/javascript,image/svg+xml,application/json"),
            Map.entry("server.forward-headers-strategy", "none"),
            Map.entry("server.error.whitelabel.enabled", "false"));

    /** Nothing of another host, no script and no style that stands in a page. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Of what stands in a frame: nothing at all but our own style. Browsers heed it before {@code X-Frame-Options}. */
    static final String FRAMED_POLICY = "sandbox; default-src 'none'; style-src 'self'; form-action 'none';"
            + " base-uri 'none'; frame-ancestors 'self'";

    /** What this application is made of, put together before Spring starts. */
    record Parts(List<Route> routes, Dispatch dispatch, Measures measures) {
        Parts {
            routes = List.copyOf(routes);
        }
    }

    /**
     * What is set where one server stands before this one.
     *
     * @param address of it: of anybody else no forwarded header is heeded
     */
    static Map<String, Object> behind(String address) {
        boolean isLoopback = address.equals("127.0.0.1") || address.equals("::1");
        String proxies = isLoopback ? "127.0.0.1/32,::1/128" : address + (address.contains(":") ? "/128" : "/32");
        return Map.of(
                "server.forward-headers-strategy",
                "native",
                "server.tomcat.remoteip.internal-proxies",
                proxies,
                "server.tomcat.remoteip.trusted-proxies",
                "",
                "server.tomcat.remoteip.remote-ip-header",
                "X-Forwarded-For",
                "server.tomcat.remoteip.protocol-header",
                "X-Forwarded-Proto",
                "server.tomcat.remoteip.host-header",
                "X-Forwarded-Host");
    }

    @Bean
    RouterFunction<ServerResponse> routes(Parts parts) {
        RouterFunctions.Builder all = RouterFunctions.route();
        for (Route route : parts.routes()) {
            all.route(RequestPredicates.methods(methods(route)).and(RequestPredicates.path(route.path())), request -> {
                Watch.answers(request.servletRequest(), route.path());
                return parts.dispatch().answer(route, request);
            });
        }
        Route nowhere = Route.get("/**", Access.ANYBODY, visit -> {
            throw Refusal.nothingHere(visit.request());
        });
        all.route(RequestPredicates.all(), request -> parts.dispatch().answer(nowhere, request));
        return all.build();
    }

    /** Whoever may look may ask what it would look like. */
    private static HttpMethod[] methods(Route route) {
        HttpMethod method = HttpMethod.valueOf(route.method());
        return method.equals(HttpMethod.GET)
                ? new HttpMethod[] {HttpMethod.GET, HttpMethod.HEAD}
                : new HttpMethod[] {method};
    }

    @Bean
    FilterRegistrationBean<Watch> watch(Parts parts) {
        FilterRegistrationBean<Watch> watch = new FilterRegistrationBean<>(new Watch(parts.measures()));
        watch.setOrder(Ordered.HIGHEST_PRECEDENCE);
        watch.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return watch;
    }

    @Bean
    ServletListenerRegistrationBean<HttpSessionListener> sessions(Parts parts) {
        return new ServletListenerRegistrationBean<>(new HttpSessionListener() {
            @Override
            public void sessionCreated(HttpSessionEvent event) {
                parts.measures().sessionBegun();
            }

            @Override
            public void sessionDestroyed(HttpSessionEvent event) {
                parts.measures().sessionEnded();
            }
        });
    }

    @Bean
    SecurityFilterChain protection(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        // Masked anew for each page: pages are compressed and say what was asked, so that the same token in each could
        // be guessed by how long they are (BREACH).
        // Programs have no session and no form: what they send counts by a token that no other page can send for them.
        http.csrf(csrf -> csrf.csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                .ignoringRequestMatchers(
                        PathPatternRequestMatcher.withDefaults().matcher("/api/**")));
        http.exceptionHandling(failing -> failing.accessDeniedHandler((request, response, denied) -> {
            // The session is over, or a form is another's: both begin again by signing in.
            if ("true".equals(request.getHeader("HX-Request"))) {
                response.setHeader("HX-Redirect", "/sign-in?expired");
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            } else {
                response.sendRedirect("/sign-in?expired");
            }
        }));
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
        http.logout(logout -> logout.disable());
        http.requestCache(cache -> cache.disable());
        http.anonymous(anonymous -> anonymous.disable());
        return http.build();
    }

    /** Spring knows nobody: accounts are the programme's. Without this it would make a user of its own. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException("no accounts here");
        };
    }
}

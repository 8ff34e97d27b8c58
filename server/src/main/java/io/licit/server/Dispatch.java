package io.licit.server;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.licit.engine.WarehouseException;
import io.licit.programme.state.StateException;
import io.licit.server.api.ApiDispatch;
import io.licit.server.route.Failure;
import io.licit.server.route.NotYet;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.site.Navigation;
import io.licit.server.site.RateLimits;
import io.licit.server.site.Site;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Between the web and handlers: who may, in which language, and what is said where something goes wrong. */
final class Dispatch {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final Site site;
    private final Navigation navigation;
    private final TemplateEngine templates;
    private final RateLimits limits;
    private final ApiDispatch programs;
    private final Streams streams;

    Dispatch(
            Site site,
            Navigation navigation,
            TemplateEngine templates,
            RateLimits limits,
            ApiDispatch programs,
            Streams streams) {
        this.streams = streams;
        this.site = site;
        this.navigation = navigation;
        this.templates = templates;
        this.limits = limits;
        this.programs = programs;
    }

    RateLimits limits() {
        return limits;
    }

    ServerResponse answer(Route route, ServerRequest request) {
        if (programs.isFor(route, request.servletRequest())) {
            return programs.answer(route, request.servletRequest());
        }
        Visit visit;
        try {
            visit = site.visit(request.servletRequest());
        } catch (RuntimeException failure) {
            // Nobody knows whose session it is, and whoever asks is told that.
            return failed(site.stranger(request.servletRequest()), route, failure);
        }
        long wait = limits.secondsToWait(route, visit);
        if (wait > 0) {
            return later(visit, 429, "error.too-many", wait);
        }
        if (!route.access().admits(visit.visitor())) {
            return refused(visit);
        }
        try {
            return written(visit, limits.inTurn(route, () -> route.handler().reply(visit)));
        } catch (RateLimits.Busy busy) {
            return later(visit, 503, "error.busy", RateLimits.Busy.SECONDS);
        } catch (NotYet notYet) {
            return notYet(visit, notYet);
        } catch (Refusal refusal) {
            return error(visit, refusal.status(), refusal.said(visit.text()), "");
        } catch (Exception failure) {
            return failed(visit, route, failure);
        }
    }

    private ServerResponse failed(Visit visit, Route route, Exception failure) {
        String number = Failure.logged(route.name(), failure);
        if (failure instanceof WarehouseException warehouse) {
            String said = warehouse.kind() == WarehouseException.Kind.INTERNAL
                    ? visit.text().of("error.internal")
                    : String.valueOf(warehouse.getMessage());
            return error(visit, 503, said, number);
        }
        if (failure instanceof StateException state) {
            return error(visit, 503, state.getMessage() + "; " + state.help(), number);
        }
        return error(visit, 500, visit.text().of("error.internal"), number);
    }

    /** Nobody signs in for a part of a page: the whole page goes there. */
    private ServerResponse refused(Visit visit) {
        if (!visit.visitor().isKnown()) {
            boolean isPage = isLook(visit) && !visit.isOfPart();
            return go(visit, "/sign-in" + (isPage ? "?then=" + encoded(visit.here()) : "?expired"));
        }
        if (visit.visitor().mustChange()) {
            return go(visit, "/password");
        }
        return error(visit, 403, visit.text().of("error.forbidden"), "");
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private ServerResponse written(Visit visit, Reply reply) throws IOException {
        if (reply instanceof Reply.Go go) {
            return go(visit, go.path());
        }
        if (reply instanceof Reply.Away away) {
            return ServerResponse.status(HttpStatus.SEE_OTHER)
                    .cacheControl(CacheControl.noStore())
                    .location(away.address())
                    .build();
        }
        if (reply instanceof Reply.Bytes bytes) {
            return ServerResponse.ok()
                    .contentType(MediaType.parseMediaType(bytes.type()))
                    .cacheControl(
                            bytes.isForever()
                                    ? CacheControl.maxAge(Duration.ofDays(365))
                                            .cachePublic()
                                            .immutable()
                                    : CacheControl.noStore())
                    .body(bytes.bytes());
        }
        if (reply instanceof Reply.File file) {
            return file(file);
        }
        if (reply instanceof Reply.Events events) {
            return streams.answer(events.feed());
        }
        if (reply instanceof Reply.Framed framed) {
            return html(
                    ServerResponse.ok().header("Content-Security-Policy", Web.FRAMED_POLICY),
                    framed.template(),
                    site.model(visit, navigation, framed.model()));
        }
        if (reply instanceof Reply.Data) {
            throw new IllegalStateException("what is for programs is answered by another");
        }
        Reply.Page page = (Reply.Page) reply;
        return html(ServerResponse.status(page.status()), page.template(), site.model(visit, navigation, page.model()));
    }

    private static ServerResponse file(Reply.File file) {
        String disposition = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString();
        return ServerResponse.ok()
                .contentType(MediaType.parseMediaType(file.type()))
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", disposition)
                .build((request, response) -> {
                    Files.copy(file.path(), response.getOutputStream());
                    return null;
                });
    }

    private static ServerResponse go(Visit visit, String path) {
        if (visit.isOfPart()) {
            return ServerResponse.status(HttpStatus.NO_CONTENT)
                    .header("HX-Redirect", path)
                    .build();
        }
        return ServerResponse.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    /** Nothing was done; the same may be asked for again after some seconds. */
    private ServerResponse later(Visit visit, int status, String key, long seconds) {
        ServerResponse.BodyBuilder response =
                ServerResponse.status(status).header("Retry-After", String.valueOf(seconds));
        return error(visit, response, status, visit.text().of(key, seconds), "");
    }

    private static boolean isLook(Visit visit) {
        return visit.request().getMethod().equals("GET");
    }

    private ServerResponse notYet(Visit visit, NotYet notYet) {
        String template = visit.isOfPart() ? "part/not-yet.jte" : "not-yet.jte";
        Map<String, Object> model = Map.of("notYet", notYet.shown(visit.text(), visit.isOfPart() || isLook(visit)));
        ServerResponse.BodyBuilder response =
                ServerResponse.status(503).header("Retry-After", String.valueOf(NotYet.SECONDS));
        return inMemory(response, template, site.model(visit, navigation, model));
    }

    private ServerResponse error(Visit visit, int status, String said, String number) {
        return error(visit, ServerResponse.status(status), status, said, number);
    }

    private ServerResponse error(
            Visit visit, ServerResponse.BodyBuilder response, int status, String said, String number) {
        String template = visit.isOfPart() ? "part/error.jte" : "error.jte";
        Map<String, Object> model = Map.of("status", status, "said", said, "number", number);
        return inMemory(response, template, site.model(visit, navigation, model));
    }

    private ServerResponse inMemory(ServerResponse.BodyBuilder response, String template, Map<String, Object> model) {
        try {
            return html(response, template, model);
        } catch (IOException failure) {
            throw new IllegalStateException("a page in memory", failure);
        }
    }

    /** Written whole before anything of it leaves, so that a template that fails is an error and no half page. */
    private ServerResponse html(ServerResponse.BodyBuilder response, String template, Map<String, Object> model)
            throws IOException {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template, model, output);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        output.writeTo(bytes);
        return response.contentType(HTML).cacheControl(CacheControl.noStore()).body(bytes.toByteArray());
    }
}

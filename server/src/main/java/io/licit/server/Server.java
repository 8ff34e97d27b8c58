package io.licit.server;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.licit.programme.Programme;
import io.licit.programme.WebFactory;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.OneTimePassword;
import io.licit.server.api.ApiDispatch;
import io.licit.server.desk.Desk;
import io.licit.server.route.Route;
import io.licit.server.site.Navigation;
import io.licit.server.site.RateLimits;
import io.licit.server.site.Site;
import io.licit.server.work.Works;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The web application of one workspace, while it runs. */
public final class Server implements WebFactory.Web {
    private final Behind behind;
    private final ConfigurableApplicationContext context;
    private final Accounts accounts;
    private final Web.Parts parts;
    /** Blank where there was one before. */
    private final String first;

    private Server(
            Behind behind, Accounts accounts, Web.Parts parts, ConfigurableApplicationContext context, String first) {
        this.behind = behind;
        this.parts = parts;
        this.accounts = accounts;
        this.context = context;
        this.first = first;
    }

    /**
     * Where it listens.
     *
     * @param address of this machine; {@code 127.0.0.1} for itself alone
     * @param port 0 for any that is free
     */
    public record Place(String address, int port) {}

    /** What answers, behind the web. */
    private record Behind(Desk desk, Works works, Streams streams) {}

    /** @param environment as {@link io.licit.programme.Programme#open} has it */
    public static Server start(Path workspace, Place place, Map<String, String> environment, Clock clock) {
        return start(workspace, place, environment, clock, Accounts::new);
    }

    static Server start(
            Path workspace,
            Place place,
            Map<String, String> environment,
            Clock clock,
            Function<Programme, Accounts> opening) {
        Desk desk = Desk.open(workspace, environment, clock);
        Works works = new Works();
        Streams streams = new Streams();
        try {
            Accounts accounts = opening.apply(desk.programme());
            String first = accounts.firstAdmin().map(OneTimePassword::text).orElse("");
            TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
            Site site = new Site(accounts, version());
            List<Route> routes = Routes.of(desk, site, works, version());
            RateLimits limits = new RateLimits();
            ApiDispatch programs = new ApiDispatch(desk, routes, limits);
            Web.Parts parts = new Web.Parts(
                    routes, new Dispatch(site, Navigation.of(routes), templates, limits, programs, streams));
            return new Server(new Behind(desk, works, streams), accounts, parts, running(parts, place), first);
        } catch (RuntimeException failed) {
            works.close();
            streams.close();
            desk.close();
            throw failed;
        }
    }

    private static final String TEMPLATES = "io.licit.server.page";

    private static ConfigurableApplicationContext running(Web.Parts parts, Place place) {
        SpringApplication application = new SpringApplication(Web.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        Map<String, Object> settings = new HashMap<>(Web.SETTINGS);
        settings.put("server.address", place.address());
        settings.put("server.port", place.port());
        application.setDefaultProperties(settings);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("parts", parts));
        return application.run();
    }

    @Override
    public int port() {
        return Optional.ofNullable(((ServletWebServerApplicationContext) context).getWebServer())
                .orElseThrow(() -> new IllegalStateException("it does not listen"))
                .getPort();
    }

    @Override
    public Optional<String> firstPassword() {
        return Optional.of(first).filter(password -> !password.isEmpty());
    }

    /** Those who may sign in. */
    Accounts accounts() {
        return accounts;
    }

    /** What it keeps. */
    Programme programme() {
        return behind.desk().programme();
    }

    /** Everything that can be asked for. */
    List<Route> routes() {
        return parts.routes();
    }

    /** How often somebody may ask. */
    RateLimits limits() {
        return parts.dispatch().limits();
    }

    private static String version() {
        String stated = Server.class.getPackage().getImplementationVersion();
        return stated == null ? "development" : stated;
    }

    @Override
    public void close() {
        // What takes long ends first, and who only listens is sent home, so that the rest can be waited for.
        behind.works().close();
        behind.streams().close();
        context.close();
        behind.desk().close();
    }
}

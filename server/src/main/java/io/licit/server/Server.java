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
    private final Desk desk;
    private final ConfigurableApplicationContext context;
    private final Accounts accounts;
    private final Web.Parts parts;
    /** Blank where there was one before. */
    private final String first;

    private Server(
            Desk desk, Accounts accounts, Web.Parts parts, ConfigurableApplicationContext context, String first) {
        this.desk = desk;
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
        try {
            Accounts accounts = opening.apply(desk.programme());
            String first = accounts.firstAdmin().map(OneTimePassword::text).orElse("");
            TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
            Site site = new Site(accounts, version());
            List<Route> routes = Routes.of(desk, site, version());
            RateLimits limits = new RateLimits();
            ApiDispatch programs = new ApiDispatch(desk, routes, limits);
            Web.Parts parts =
                    new Web.Parts(routes, new Dispatch(site, Navigation.of(routes), templates, limits, programs));
            return new Server(desk, accounts, parts, running(parts, place), first);
        } catch (RuntimeException failed) {
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
        return desk.programme();
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
        context.close();
        desk.close();
    }
}

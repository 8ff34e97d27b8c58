package io.licit.server;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.licit.programme.Programme;
import io.licit.programme.WebFactory;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.OneTimePassword;
import io.licit.server.api.ApiDispatch;
import io.licit.server.desk.Desk;
import io.licit.server.identity.IdentityProvider;
import io.licit.server.log.Logs;
import io.licit.server.measure.Measures;
import io.licit.server.route.Route;
import io.licit.server.site.Navigation;
import io.licit.server.site.RateLimits;
import io.licit.server.site.Site;
import io.licit.server.work.Works;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.web.server.WebServerException;
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

    /** What answers, behind the web. */
    private record Behind(Desk desk, Works works, Streams streams) {}

    /** How long a page waits for data that is being read. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** @param environment as {@link io.licit.programme.Programme#open} has it */
    public static Server start(Path workspace, WebFactory.Setup setup, Map<String, String> environment, Clock clock) {
        Server started = start(workspace, setup, environment, clock, Accounts::new, PATIENCE);
        started.behind.desk().keepReady();
        return started;
    }

    /** Where the data is read when somebody asks for it. */
    static Server start(
            Path workspace,
            WebFactory.Setup setup,
            Map<String, String> environment,
            Clock clock,
            Function<Programme, Accounts> opening,
            Duration patience) {
        Logs.begin(setup.lines());
        Desk desk = Desk.open(workspace, environment, clock, patience);
        Measures measures = new Measures();
        Works works = new Works(
                work -> measures.workEnded(work.kind().key(), work.state().word()));
        Streams streams = new Streams();
        try {
            Accounts accounts = opening.apply(desk.programme());
            String first = accounts.firstAdmin().map(OneTimePassword::text).orElse("");
            TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
            Site site = new Site(accounts, measures, providers(desk, environment), version());
            List<Route> routes = Routes.of(desk, site, works, measures, version());
            RateLimits limits = new RateLimits();
            Gauges.add(measures, desk, works, limits);
            ApiDispatch programs = new ApiDispatch(desk, routes, limits);
            Dispatch dispatch = new Dispatch(site, Navigation.of(routes), templates, limits, programs, streams);
            Web.Parts parts = new Web.Parts(routes, dispatch, measures);
            return new Server(new Behind(desk, works, streams), accounts, parts, running(parts, setup), first);
        } catch (RuntimeException failed) {
            works.close();
            streams.close();
            desk.close();
            throw failed;
        }
    }

    /** One, or none. */
    private static List<IdentityProvider> providers(Desk desk, Map<String, String> environment) {
        return desk.identityProviders().stream()
                .map(stated -> new IdentityProvider(
                        stated, environment.getOrDefault(IdentityProvider.SECRET_VARIABLE, ""), desk.clock()))
                .toList();
    }

    private static final String TEMPLATES = "io.licit.server.page";

    private static ConfigurableApplicationContext running(Web.Parts parts, WebFactory.Setup setup) {
        SpringApplication application = new SpringApplication(Web.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        // Lines are ours: Spring would set up others.
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        Map<String, Object> settings = new HashMap<>(Web.SETTINGS);
        settings.put("server.address", setup.address());
        settings.put("server.port", setup.port());
        setup.proxy().ifPresent(address -> settings.putAll(Web.behind(address)));
        application.setDefaultProperties(settings);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("parts", parts));
        try {
            return application.run();
        } catch (RuntimeException failed) {
            throw isOfPlace(failed) ? new WebFactory.Taken(failed) : failed;
        }
    }

    /** Whether it is where it should listen that failed, however deep Spring has put that. */
    private static boolean isOfPlace(Throwable failed) {
        return failed instanceof WebServerException || failed.getCause() != null && isOfPlace(failed.getCause());
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

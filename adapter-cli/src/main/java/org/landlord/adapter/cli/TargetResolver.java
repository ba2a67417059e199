package org.landlord.adapter.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.access.Contexts;
import org.landlord.adapter.cli.access.ContextsFile;
import org.landlord.adapter.cli.command.DatabaseLocation;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.Target;
import org.landlord.adapter.cli.migration.MigrateCommand;
import org.landlord.adapter.cli.option.ContextName;
import org.landlord.domain.failure.InvalidInput;

/// Selects the database or server of a command. Options override environment variables, a server in the
/// environment overrides a database there, and both override the current context.
final class TargetResolver {

    static final String SERVER = "LANDLORD_SERVER";
    static final String TOKEN = "LANDLORD_TOKEN";
    static final String DB = "LANDLORD_DB";
    static final String CONTEXT = "LANDLORD_CONTEXT";
    static final Path DEFAULT_DB = Path.of("data", "landlord.db");

    private final Map<String, String> environment;
    private final ContextsFile contexts;

    /// @param contexts the saved contexts, read only if needed
    TargetResolver(Map<String, String> environment, ContextsFile contexts) {
        this.environment = environment;
        this.contexts = contexts;
    }

    /// @param options the global options
    /// @throws InvalidArguments if the options are mutually exclusive
    /// @throws InvalidInput naming an environment variable with an invalid value
    /// @throws org.landlord.domain.failure.NotFound if the named context does not exist
    /// @throws org.landlord.adapter.cli.access.UnusableContexts if the contexts are needed and cannot be read
    Target resolve(LandlordCommand options) {
        requireAtMostOne(options);
        String token = token(options);
        if (options.db != null) {
            return options.db.target(token);
        }
        if (options.context != null) {
            return in(contexts.read().named(options.context), token);
        }
        URI server = options.server();
        if (server != null) {
            return new Target.RemoteServer(server, token != null ? token : tokenFor(server));
        }
        DatabaseLocation database = database();
        Contexts.Context context = database == null ? current() : null;
        return context != null ? in(context, token) : orDefault(database).target(token);
    }

    /// The database that a command creates, whatever server the environment or a context selects.
    ///
    /// @throws InvalidArguments if the options select a server
    /// @throws InvalidInput naming an environment variable with an invalid value
    Target resolveDatabase(LandlordCommand options) {
        if (options.server != null || options.context != null) {
            throw new InvalidArguments("a database is created on this machine: use --db, not --server or --context");
        }
        return orDefault(options.db != null ? options.db : database()).target(token(options));
    }

    /// The database that `landlord migrate` writes.
    ///
    /// @throws InvalidArguments if the options select another one
    Target resolveDatabase(LandlordCommand options, MigrateCommand command) {
        if (options.db != null || options.server != null || options.context != null) {
            throw new InvalidArguments("migrate takes --from and --to, not --db, --server or --context");
        }
        // Before the target is created.
        if (command.from() instanceof DatabaseLocation.File(Path file) && Files.notExists(file)) {
            throw new InvalidArguments("--from must be a database file or a URL: there is no file " + file);
        }
        return command.to().target(null);
    }

    /// The database in the environment; null for none.
    private @Nullable DatabaseLocation database() {
        return variable(DB, DatabaseLocation::of, environment);
    }

    private static DatabaseLocation orDefault(@Nullable DatabaseLocation database) {
        return database != null ? database : new DatabaseLocation.File(DEFAULT_DB);
    }

    private @Nullable String token(LandlordCommand options) {
        return options.token != null ? options.token : variable(TOKEN, text -> text, environment);
    }

    private static void requireAtMostOne(LandlordCommand options) {
        Stream<@Nullable Object> places = Stream.of(options.db, options.server, options.context);
        if (places.filter(place -> place != null).count() > 1) {
            throw new InvalidArguments("--db, --server and --context are mutually exclusive");
        }
    }

    private static Target in(Contexts.Context context, @Nullable String token) {
        return new Target.RemoteServer(context.server(), token != null ? token : context.token());
    }

    /// The token of the current context is sent only to the server of that context.
    private @Nullable String tokenFor(URI server) {
        Contexts.Context context = current();
        return context != null && context.isAt(server) ? context.token() : null;
    }

    /// The context selected by `LANDLORD_CONTEXT`, else the current one; null for none.
    private Contexts.@Nullable Context current() {
        ContextName named = variable(CONTEXT, ContextName::new, environment);
        Contexts saved = contexts.read();
        return named != null ? saved.named(named) : saved.currentContext();
    }

    /// The value of an environment variable; null if it is unset or blank.
    ///
    /// @throws InvalidInput naming the variable, if its value is invalid
    static <T> @Nullable T variable(String name, Function<String, T> reader, Map<String, String> environment) {
        String text = environment.getOrDefault(name, "");
        if (text.isBlank()) {
            return null;
        }
        try {
            return reader.apply(text.strip());
        } catch (InvalidInput refused) {
            throw refused.at(name);
        }
    }
}

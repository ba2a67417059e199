package org.landlord.adapter.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.access.Contexts;
import org.landlord.adapter.cli.access.ContextsFile;
import org.landlord.adapter.cli.option.ValueTypes;
import org.landlord.adapter.cli.shared.ContextName;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.failure.InvalidInput;

/// Chooses between a local database and a server: what the command line says comes before what the environment
/// says, a server there before a database, and that before what somebody has signed in to.
final class TargetChoice {

    static final String SERVER = "LANDLORD_SERVER";
    static final String TOKEN = "LANDLORD_TOKEN";
    static final String DB = "LANDLORD_DB";
    static final String CONTEXT = "LANDLORD_CONTEXT";
    static final Path DEFAULT_DB = Path.of("data", "landlord.db");

    private final Map<String, String> environment;
    private final ContextsFile contexts;

    /// @param contexts read only if it matters what is in it
    TargetChoice(Map<String, String> environment, ContextsFile contexts) {
        this.environment = environment;
        this.contexts = contexts;
    }

    /// @param options what the command line says
    /// @throws WrongUsage if the options do not go together
    /// @throws InvalidInput naming the environment variable whose value is none
    /// @throws org.landlord.domain.failure.NotFound if there is no context of the name that was given
    /// @throws org.landlord.adapter.cli.access.UnusableContexts if the contexts are needed and cannot be read
    Target of(LandlordCommand options) {
        refuseSeveral(options);
        String token = options.token != null ? options.token : variable(TOKEN, text -> text, environment);
        if (options.db != null) {
            return new Target.LocalDatabase(options.db, token);
        }
        if (options.context != null) {
            return in(contexts.read().named(options.context), token);
        }
        URI server = options.server();
        if (server != null) {
            return new Target.RemoteServer(server, token != null ? token : tokenFor(server));
        }
        Path file = variable(DB, ValueTypes::path, environment);
        Contexts.Context context = file == null ? inUse() : null;
        return context != null ? in(context, token) : new Target.LocalDatabase(file != null ? file : DEFAULT_DB, token);
    }

    private static void refuseSeveral(LandlordCommand options) {
        Stream<@Nullable Object> places = Stream.of(options.db, options.server, options.context);
        if (places.filter(place -> place != null).count() > 1) {
            throw new WrongUsage("--db, --server and --context do not go together: give one of them");
        }
    }

    private static Target in(Contexts.Context context, @Nullable String token) {
        return new Target.RemoteServer(context.server(), token != null ? token : context.token());
    }

    /// A token is for the server that it was given for, and is sent to no other.
    private @Nullable String tokenFor(URI server) {
        Contexts.Context context = inUse();
        return context != null && context.isAt(server) ? context.token() : null;
    }

    /// The context that is used if the command line names none; null for none.
    private Contexts.@Nullable Context inUse() {
        ContextName named = variable(CONTEXT, ContextName::new, environment);
        Contexts kept = contexts.read();
        return named != null ? kept.named(named) : kept.inUse();
    }

    /// What a variable of the environment says; null if that is nothing.
    ///
    /// @throws InvalidInput naming the variable, if its value is none
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

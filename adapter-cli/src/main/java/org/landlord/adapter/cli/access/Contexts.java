package org.landlord.adapter.cli.access;

import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.ContextName;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;

/// The servers and tokens saved by `landlord login`.
///
/// @param current the context that is used by default; null for none
/// @param all the contexts by name
public record Contexts(@Nullable ContextName current, SortedMap<ContextName, Context> all) {

    /// A server and a token.
    ///
    /// @param server its address, http or https
    /// @param token the token, sent to this server only
    public record Context(URI server, String token) {

        /// True if both URLs are the same after normalization: case, default port, trailing slashes.
        public boolean isAt(URI address) {
            return normalized(address).equals(normalized(server));
        }

        private static String normalized(URI address) {
            String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            return scheme + "://" + host + ":" + port(scheme, address.getPort())
                    + String.valueOf(address.getPath()).replaceAll("/+$", "");
        }

        private static int port(String scheme, int port) {
            if (port >= 0) {
                return port;
            }
            return scheme.equals("https") ? 443 : 80;
        }

        /// True if the token belongs to the key.
        boolean holds(KeyId keyId) {
            try {
                return ApiKeyToken.isMeantBy(token)
                        && ApiKeyToken.parse(token).keyId().equals(keyId);
            } catch (InvalidInput _) {
                return false;
            }
        }

        /// Omits the token, because this text may be logged.
        @Override
        public String toString() {
            return "Context[server=" + server + "]";
        }
    }

    public Contexts {
        all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
        current = current != null && all.containsKey(current) ? current : null;
    }

    /// No contexts.
    static Contexts none() {
        return new Contexts(null, new TreeMap<>());
    }

    /// A context by name.
    ///
    /// @throws NotFound if it does not exist
    public Context named(ContextName name) {
        Context context = all.get(name);
        if (context == null) {
            throw new NotFound("context", name);
        }
        return context;
    }

    /// The current context; null for none.
    public @Nullable Context currentContext() {
        return current == null ? null : all.get(current);
    }

    /// Adds or replaces a context and makes it the current one.
    Contexts with(ContextName name, Context context) {
        SortedMap<ContextName, Context> changed = new TreeMap<>(all);
        changed.put(name, context);
        return new Contexts(name, changed);
    }

    /// Replaces the token of a key in all contexts that use it.
    Contexts replacingToken(KeyId before, ApiKeyToken after) {
        SortedMap<ContextName, Context> changed = new TreeMap<>(all);
        changed.replaceAll(
                (_, context) -> context.holds(before) ? new Context(context.server(), after.reveal()) : context);
        return new Contexts(current, changed);
    }

    /// Changes the current context.
    ///
    /// @throws NotFound if it does not exist
    Contexts withCurrent(ContextName name) {
        named(name);
        return new Contexts(name, all);
    }

    /// Removes a context. If it was the current one, there is no current context.
    ///
    /// @throws NotFound if it does not exist
    Contexts without(ContextName name) {
        named(name);
        SortedMap<ContextName, Context> changed = new TreeMap<>(all);
        changed.remove(name);
        return new Contexts(current, changed);
    }
}

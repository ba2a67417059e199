package org.landlord.adapter.cli.access;

import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.shared.ContextName;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;

/// The servers that somebody has signed in to.
///
/// @param current the one that is used if nothing else is said; null for none
/// @param all each by its name
public record Contexts(@Nullable ContextName current, SortedMap<ContextName, Context> all) {

    /// A server and what to get in with.
    ///
    /// @param server its address, http or https
    /// @param token what its holder sends
    public record Context(URI server, String token) {

        /// True if an address names the same server.
        public boolean isAt(URI address) {
            return plain(address).equals(plain(server));
        }

        private static String plain(URI address) {
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

        /// True if the token is that of a key.
        boolean holds(KeyId keyId) {
            try {
                return ApiKeyToken.isMeantBy(token)
                        && ApiKeyToken.parse(token).keyId().equals(keyId);
            } catch (InvalidInput _) {
                return false;
            }
        }

        /// Without the token: it is a secret, and this text may end up in a log.
        @Override
        public String toString() {
            return "Context[server=" + server + "]";
        }
    }

    public Contexts {
        all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
        current = current != null && all.containsKey(current) ? current : null;
    }

    /// Nobody has signed in.
    static Contexts none() {
        return new Contexts(null, new TreeMap<>());
    }

    /// The context of a name.
    ///
    /// @throws NotFound for `context`, if there is none
    public Context named(ContextName name) {
        Context context = all.get(name);
        if (context == null) {
            throw new NotFound("context", name);
        }
        return context;
    }

    /// The context that is used if nothing else is said; null for none.
    public @Nullable Context inUse() {
        return current == null ? null : all.get(current);
    }

    /// With another context, which becomes the current one.
    Contexts with(ContextName name, Context context) {
        SortedMap<ContextName, Context> more = new TreeMap<>(all);
        more.put(name, context);
        return new Contexts(name, more);
    }

    /// With a new token wherever a key's old one is. The current context stays.
    Contexts exchanging(KeyId before, ApiKeyToken after) {
        SortedMap<ContextName, Context> exchanged = new TreeMap<>(all);
        exchanged.replaceAll(
                (_, context) -> context.holds(before) ? new Context(context.server(), after.reveal()) : context);
        return new Contexts(current, exchanged);
    }

    /// With another one as the current one.
    ///
    /// @throws NotFound for `context`, if there is none of that name
    Contexts using(ContextName name) {
        named(name);
        return new Contexts(name, all);
    }

    /// Without a context. If that was the current one, none is.
    ///
    /// @throws NotFound for `context`, if there is none of that name
    Contexts without(ContextName name) {
        named(name);
        SortedMap<ContextName, Context> fewer = new TreeMap<>(all);
        fewer.remove(name);
        return new Contexts(current, fewer);
    }
}

package org.landlord.persistence.jpa.sql;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The address of a database, as the programs of PostgreSQL take it:
/// `postgresql://[user[:password]@]host[:port][,host[:port]…]/name[?parameter=value&…]`. The parameters are those of
/// PostgreSQL's JDBC driver, such as `sslmode=verify-full`.
///
/// @param user null for that of the operating system
/// @param password null if the URL has none
/// @param hosts with ports
/// @param parameters without the question mark; empty for none
public record DatabaseUrl(
        @Nullable String user, @Nullable String password, String hosts, String name, String parameters) {

    private static final Pattern FORM = Pattern.compile(
            "postgres(?:ql)?://(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<hosts>[^/?@]+)/(?<name>[^/?]+)"
                    + "(?:\\?(?<parameters>.*))?");

    /// @throws IllegalArgumentException naming the form, without the text, which may contain a password
    public static DatabaseUrl parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be a URL like postgresql://user@host:5432/name, with special characters of the user and the"
                            + " password percent-encoded");
        }
        String parameters = matcher.group("parameters");
        return new DatabaseUrl(
                decoded(matcher.group("user")),
                decoded(matcher.group("password")),
                matcher.group("hosts"),
                matcher.group("name"),
                parameters == null ? "" : parameters);
    }

    private static @Nullable String decoded(@Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// For the driver, without user and password.
    public String jdbcUrl() {
        return "jdbc:postgresql://" + hosts + "/" + name + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /// For the driver: user and password, if the URL has them, and what every connection of Landlord sets.
    ///
    /// @param application the name of the connection in the database
    public Properties properties(String application) {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", application);
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    /// For people: without the password and the parameters, of which one may be a password.
    @Override
    public String toString() {
        return "postgresql://" + (user == null ? "" : user + "@") + hosts + "/" + name;
    }
}

package org.landlord.adapter.rest.http.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Version;

/// Entity tags (RFC 9110, section 8.8.3): versions in HTTP. [Precondition#check] compares them with the stored
/// version. JAX-RS' `EntityTag.valueOf` reads one tag, not
/// lists, and accepts tags without quotes.
public final class ETags {

    public static final String IF_MATCH = "If-Match";
    static final String IF_NONE_MATCH = "If-None-Match";

    /// One tag and its end; `W/` marks a weak one.
    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"\\s*(?:,|$)");

    /// A suffix that a proxy appends when it compresses a response, such as the `-gzip` of Apache.
    private static final Pattern PACKED = Pattern.compile("(.+?)-?[-;:/](?:gzip|br|zstd|deflate)");

    private record Tag(boolean weak, String text) {

        @Override
        public String toString() {
            return (weak ? "W/" : "") + '"' + text + '"';
        }
    }

    private ETags() {}

    /// A strong tag.
    public static String of(Version version) {
        return '"' + version.value() + '"';
    }

    /// The precondition of a change. `If-Match` is evaluated first (RFC 9110, section 13.2.2).
    ///
    /// @param ifMatch every line of the header
    /// @param ifNoneMatch every line of the header
    /// @throws InvalidInput naming the header that is neither `*` nor a list of tags
    static Precondition precondition(List<String> ifMatch, List<String> ifNoneMatch) {
        return ifMatch(ifMatch).and(ifNoneMatch(ifNoneMatch));
    }

    /// The precondition of `If-Match`. By strong comparison, weak tags and tags that a proxy has altered
    /// match nothing; the failure says so if the version is otherwise the same.
    ///
    /// @param lines every line of the header
    /// @throws InvalidInput if it is neither `*` nor a list of tags
    public static Precondition ifMatch(List<String> lines) {
        if (lines.isEmpty()) {
            return Precondition.none();
        }
        String list = String.join(",", lines);
        if (list.strip().equals("*")) {
            return new Precondition.Exists();
        }
        Set<Version> versions = new HashSet<>();
        Map<Version, String> altered = new HashMap<>();
        for (Tag tag : tags(IF_MATCH, list)) {
            Matcher packed = PACKED.matcher(tag.text());
            String original = packed.matches() ? packed.group(1) : tag.text();
            if (tag.weak() || packed.matches()) {
                altered.put(new Version(original), altered(tag, original));
            }
            if (!tag.weak()) {
                versions.add(new Version(tag.text()));
            }
        }
        return new Precondition.AnyOf(versions, altered);
    }

    private static String altered(Tag tag, String original) {
        return "it was not changed, but the tag " + tag + " of If-Match does not say so: "
                + (tag.weak()
                        ? "a weak tag never matches there, and something between client and server made it weak"
                        : "something between client and server appended to it")
                + ". Send \"" + original + "\", and let nothing on the way pack or change the answers";
    }

    /// The precondition of `If-None-Match`, by weak comparison.
    private static Precondition ifNoneMatch(List<String> lines) {
        if (lines.isEmpty()) {
            return Precondition.none();
        }
        String list = String.join(",", lines);
        return list.strip().equals("*")
                ? new Precondition.Absent()
                : new Precondition.NoneOf(weakly(tags(IF_NONE_MATCH, list)));
    }

    /// True if `If-None-Match` contains this version, by weak comparison: the client has it already. A
    /// malformed list contains nothing.
    public static boolean matches(List<String> ifNoneMatch, Version version) {
        String list = String.join(",", ifNoneMatch);
        try {
            return list.strip().equals("*") || weakly(tags(IF_NONE_MATCH, list)).contains(version);
        } catch (InvalidInput _) {
            return false;
        }
    }

    private static Set<Version> weakly(List<Tag> tags) {
        Set<Version> versions = new HashSet<>();
        tags.forEach(tag -> versions.add(new Version(tag.text())));
        return versions;
    }

    private static List<Tag> tags(String header, String list) {
        List<Tag> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(list);
        int end = 0;
        while (end < list.length() && matcher.find(end) && matcher.start() == end) {
            tags.add(new Tag(matcher.group(1) != null, matcher.group(2)));
            end = matcher.end();
        }
        if (end < list.length() || end == 0) {
            throw InvalidInput.of(header, "must be * or a list of entity tags such as \"x1y2z3\"");
        }
        return tags;
    }
}

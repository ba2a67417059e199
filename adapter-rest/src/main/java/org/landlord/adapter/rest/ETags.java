package org.landlord.adapter.rest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Version;

/// Entity tags (RFC 9110, section 8.8.3): versions as HTTP writes them.
final class ETags {

    /// One tag and what ends it; `W/` marks a weak one.
    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"\\s*(?:,|$)");

    private ETags() {}

    /// A strong tag.
    static String of(Version version) {
        return '"' + version.value() + '"';
    }

    /// What `If-Match` demands. By its strong comparison a weak tag matches nothing: it is read and left out.
    ///
    /// @throws InvalidInput if it is no list of tags
    static Precondition precondition(String ifMatch) {
        return ifMatch.strip().equals("*") ? new Precondition.Exists() : new Precondition.AnyOf(tags(ifMatch, false));
    }

    /// True if `If-None-Match` names this version, by weak comparison: the caller has it already. What is no list of
    /// tags names nothing.
    static boolean names(List<String> ifNoneMatch, Version version) {
        String list = String.join(",", ifNoneMatch);
        try {
            return list.strip().equals("*") || tags(list, true).contains(version);
        } catch (InvalidInput _) {
            return false;
        }
    }

    private static Set<Version> tags(String list, boolean weakToo) {
        Set<Version> versions = new HashSet<>();
        Matcher matcher = TAG.matcher(list);
        int end = 0;
        while (end < list.length() && matcher.find(end) && matcher.start() == end) {
            if (weakToo || matcher.group(1) == null) {
                versions.add(new Version(matcher.group(2)));
            }
            end = matcher.end();
        }
        if (end < list.length() || end == 0) {
            throw new InvalidInput("must be * or a list of entity tags such as \"x1y2z3\"");
        }
        return versions;
    }
}

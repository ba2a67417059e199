package org.landlord.it.support;

import java.util.regex.Pattern;

/// What a server makes up: two answers that say the same differ in it.
public final class Chance {

    private static final Pattern TOKEN = Pattern.compile("landlord_key_[0-9a-z]{26}_[0-9A-Za-z]{49}");
    private static final Pattern ULID = Pattern.compile("(?<![0-9a-z])[0-9][0-9a-hjkmnp-tv-z]{25}(?![0-9a-z])");
    /// Reservations of runs: their ids follow from that of the run.
    private static final Pattern OF_RUN = Pattern.compile("rsv_run_[0-9A-Za-z_-]{22}_\\d+");

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z");

    private Chance() {}

    /// Takes tokens of keys, ids that the server made and instants out of a text, each for a word that stands for it.
    public static String takenOutOf(String text) {
        String known = TOKEN.matcher(text).replaceAll("TOKEN");
        known = OF_RUN.matcher(known).replaceAll("rsv_run_HASH");
        known = ULID.matcher(known).replaceAll("ULID");
        return INSTANT.matcher(known).replaceAll("INSTANT");
    }
}

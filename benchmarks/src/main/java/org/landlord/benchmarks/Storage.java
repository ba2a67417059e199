package org.landlord.benchmarks;

import java.util.Locale;

/// What Landlord keeps its data in.
enum Storage {
    SQLITE("SQLite"),
    POSTGRES("PostgreSQL");

    private final String title;

    Storage(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /// The name of the folder with its samples.
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}

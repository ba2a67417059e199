/// The default storage: one embedded SQLite file with one writer and concurrent readers.
@NullMarked
package org.landlord.adapter.sqlite;

import org.jspecify.annotations.NullMarked;

/// The default storage: one embedded SQLite file, one writer, readers beside it.
@NullMarked
package org.landlord.adapter.sqlite;

import org.jspecify.annotations.NullMarked;

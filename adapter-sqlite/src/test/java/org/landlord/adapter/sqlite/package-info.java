/// The contracts of the storage ports, and what is SQLite's own.
@NullMarked
package org.landlord.adapter.sqlite;

import org.jspecify.annotations.NullMarked;

/// The usage ledger on SQLite, through JDBC.
@NullMarked
package org.landlord.adapter.sqlite.usage;

import org.jspecify.annotations.NullMarked;

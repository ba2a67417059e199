/// The database file: address, opening, migration, detection of moved or replaced files, and the key file
/// next to it.
@NullMarked
package org.landlord.adapter.sqlite.file;

import org.jspecify.annotations.NullMarked;

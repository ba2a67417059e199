/// The database file: its address, how it is opened and migrated, which process works on it, and whether it was moved
/// or replaced.
@NullMarked
package org.landlord.adapter.sqlite.file;

import org.jspecify.annotations.NullMarked;

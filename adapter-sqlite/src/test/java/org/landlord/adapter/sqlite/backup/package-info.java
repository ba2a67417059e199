/// Tests of copies and restores of the database file.
@NullMarked
package org.landlord.adapter.sqlite.backup;

import org.jspecify.annotations.NullMarked;

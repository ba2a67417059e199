/// The rows and repositories of usage settings. SQL adapters implement the ledger.
@NullMarked
package org.landlord.persistence.jpa.usage;

import org.jspecify.annotations.NullMarked;

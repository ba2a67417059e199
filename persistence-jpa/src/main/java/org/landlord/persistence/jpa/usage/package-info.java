/// The rows and repositories of usage: how it is taken in. The ledger itself is the adapters' own.
@NullMarked
package org.landlord.persistence.jpa.usage;

import org.jspecify.annotations.NullMarked;

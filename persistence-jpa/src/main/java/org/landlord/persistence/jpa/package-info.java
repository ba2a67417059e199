/// What every SQL adapter shares: units of work as transactions, the guard around every store, and the stores.
@NullMarked
package org.landlord.persistence.jpa;

import org.jspecify.annotations.NullMarked;

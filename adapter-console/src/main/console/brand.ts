/** The title that the operator of the server has set. */
export function brand(): { title: string; logo: string | undefined } {
  const root = document.documentElement;
  return { title: root.dataset['title'] ?? 'Landlord', logo: root.dataset['logo'] };
}

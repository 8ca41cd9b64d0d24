/** What a person can do instead of inviting a person who is already a member or invited. */
export const alreadyExists = {
  editAccess: 'Edit access',
  reactivate: 'Reactivate',
  updateOrResend: 'Update or resend',
};

import { type LearningRateStudy, rateOptions } from '@colonnade/core';
import { learningRateFigures } from '@colonnade/figures';
import { type PageStudy, picturesOf } from './study.js';

/** Which learning rate, and does Bold Driver do better? */
export const learningRate: PageStudy<LearningRateStudy> = {
  title: 'Learning rate',
  question: 'Which learning rate brings the cost down most, and is Bold Driver better than a constant one?',
  isLeftOut: (option) => option === 'learningRate' || option === 'schedule',
  own: { rates: { ...rateOptions.rates, label: 'rates' } },
  sentences: ({ recommendation, conclusion }) => recommendation?.sentences ?? conclusion.sentences,
  figures: (found) =>
    picturesOf(learningRateFigures(found), {
      'rates.svg': [
        'By rate',
        'What each constant rate came to, over the starts; bars are 95 % intervals of the mean.',
      ],
      'curves.svg': ['Cost by epoch', 'The mean over the starts, and every start.'],
      'bold-driver.svg': ['Bold Driver', 'Beside the best constant rate, from the same start.'],
      'arms.svg': ['All compared', 'The mean of each with its 95 % interval, and every start.'],
    }),
  take({ recommendation }) {
    if (recommendation === null) return [];
    const { rate, schedule } = recommendation;
    const name = `learning rate ${rate}${schedule === 'bold-driver' ? ' with Bold Driver' : ''}`;
    return [{ name, options: { learningRate: rate, schedule } }];
  },
};
